//! A request about one thing that is kept, by its name: who asks, and for which.

use crate::service::{Caller, Service};
use crate::web::problem::Problem;
use crate::web::state::State;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;

/// Who asks, and the name in the address.
pub struct Named {
    /// The server.
    pub state: State,
    /// Who asks.
    pub caller: Caller,
    /// The name.
    pub id: String,
}

impl Named {
    /// Runs work on what is kept in the workspace of who asks.
    ///
    /// # Errors
    /// Those of the work, or when it panics.
    pub async fn run<T: Send + 'static>(
        self,
        work: impl FnOnce(&Service, &Self) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let state = self.state.clone();
        state
            .run(move |state| work(&state.service(&self.caller), &self))
            .await?
    }
}

impl FromRequestParts<State> for Named {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Problem> {
        let Path(id) = Path::from_request_parts(parts, state).await?;
        Ok(Self {
            state: state.clone(),
            caller: Caller::from_request_parts(parts, state).await?,
            id,
        })
    }
}
