//! Who calls, from which workspace, and what they may do: told by a key, which is shown once and kept as a hash.

use super::{Failure, Service, folder, random};
use crate::store::key::Use;
use crate::store::{Change, Keys, StoredKey, Workspace};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::path::Path;
use utoipa::ToSchema;

/// What keys begin with, so that they are known where they do not belong.
const SIGN: &str = "rf";
/// How often the last use of a key is written down.
const NOTED: SignedDuration = SignedDuration::from_secs(60);
/// Longest name of a key, in bytes.
const NAME: usize = 100;

/// What a key allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// To have ads and profiles read, one or many; nothing is kept but bulk jobs.
    Analyse,
    /// To keep, find and delete ads.
    Postings,
    /// To keep, see, match and erase candidates.
    Candidates,
    /// To see the log, the figures and the keys of the workspace.
    Admin,
}

impl Scope {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Analyse, Self::Postings, Self::Candidates, Self::Admin];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        ["analyse", "postings", "candidates", "admin"][self as usize]
    }

    /// The scope with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.name() == name)
    }
}

/// Who calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// The workspace that they see.
    pub workspace: Workspace,
    /// What the log calls them.
    pub name: String,
    /// What they may do.
    pub scopes: Vec<Scope>,
    /// The public part of their key; none for who calls from this machine without one, and for strangers.
    pub key: Option<String>,
}

impl Caller {
    /// Somebody at this machine, without a key: what needs none is open.
    #[must_use]
    pub fn here() -> Self {
        Self {
            scopes: vec![Scope::Analyse, Scope::Postings],
            ..Self::stranger()
        }
    }

    /// Somebody without a key.
    #[must_use]
    pub fn stranger() -> Self {
        Self {
            workspace: Workspace::default(),
            name: "without a key".to_owned(),
            scopes: Vec::new(),
            key: None,
        }
    }

    /// True when they may do it.
    #[must_use]
    pub fn may(&self, scope: Scope) -> bool {
        self.scopes.contains(&scope)
    }
}

/// A key that is to be made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeyWish {
    /// What its owner calls it.
    pub name: String,
    /// The workspace that it opens.
    pub workspace: Workspace,
    /// What it allows.
    pub scopes: Vec<Scope>,
    /// From when it is of no use any more; never when nothing is said.
    pub expires: Option<Timestamp>,
}

/// Makes a key: it is returned whole, once, and kept as a hash. A server that works with the same folder knows it at once.
///
/// # Errors
/// When the name is blank or too long, no scope is given, it has expired already, or it cannot be written.
pub fn create_key(
    data: &Path,
    wish: KeyWish,
    now: Timestamp,
) -> Result<(StoredKey, String), Failure> {
    let named = !wish.name.trim().is_empty() && wish.name.len() <= NAME;
    let named = named && !wish.name.chars().any(char::is_control);
    if !named || wish.scopes.is_empty() || wish.expires.is_some_and(|end| end <= now) {
        return Err(Failure::Key);
    }
    folder::make(data)?;
    let secret = random::hex::<32>()?;
    let mut scopes = wish.scopes;
    scopes.sort_unstable();
    scopes.dedup();
    let scopes: Vec<&str> = scopes.into_iter().map(Scope::name).collect();
    let key = StoredKey {
        id: random::hex::<6>()?,
        workspace: wish.workspace,
        name: wish.name,
        hash: hash(&secret),
        scopes: scopes.join(" "),
        created: now,
        expires: wish.expires,
        revoked: None,
        used: None,
    };
    let keys = Keys::open(data).map_err(|failure| Failure::from(failure).at(data))?;
    keys.add(&key)?;
    let whole = format!("{SIGN}_{}_{secret}", key.id);
    Ok((key, whole))
}

/// All keys, the earliest first.
///
/// # Errors
/// When they cannot be read.
pub fn keys(data: &Path) -> Result<Vec<StoredKey>, Failure> {
    let keys = Keys::open(data).map_err(|failure| Failure::from(failure).at(data))?;
    Ok(keys.all()?)
}

/// Makes a key useless, from the next request on; false when there is none, or it was revoked before.
///
/// # Errors
/// When it cannot be written.
pub fn revoke_key(data: &Path, id: &str, now: Timestamp) -> Result<bool, Failure> {
    let keys = Keys::open(data).map_err(|failure| Failure::from(failure).at(data))?;
    Ok(keys.revoke(id, now)?)
}

/// True when a key can be used now.
#[must_use]
pub fn is_good(key: &StoredKey, now: Timestamp) -> bool {
    key.revoked.is_none() && key.expires.is_none_or(|end| now < end)
}

impl Service {
    /// Who calls with a key; nobody when it is no key, or was revoked, or has expired.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn caller(&self, whole: &str, now: Timestamp) -> Result<Option<Caller>, Failure> {
        let mut parts = whole.split('_');
        let (Some(SIGN), Some(id), Some(secret), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Ok(None);
        };
        let Some(key) = self.shared.store.key(id)? else {
            return Ok(None);
        };
        if !same(&key.hash, &hash(secret)) || !is_good(&key, now) {
            return Ok(None);
        }
        if key
            .used
            .is_none_or(|used| now.duration_since(used) >= NOTED)
        {
            let used = Use {
                id: key.id.clone(),
                at: now,
            };
            // who calls does not wait for it
            self.shared
                .desk
                .leave(&key.workspace, vec![Change::Used(used)]);
        }
        Ok(Some(Caller {
            name: format!("{} ({})", key.name, key.id),
            scopes: key.scopes.split(' ').filter_map(Scope::named).collect(),
            key: Some(key.id),
            workspace: key.workspace,
        }))
    }

    /// The keys of this workspace, the earliest first.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn keys(&self) -> Result<Vec<StoredKey>, Failure> {
        let mut keys = self.shared.store.keys()?;
        keys.retain(|key| key.workspace == self.workspace);
        Ok(keys)
    }

    /// True when there is a key that can be used now, of whatever workspace.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn has_keys(&self, now: Timestamp) -> Result<bool, Failure> {
        Ok(self
            .shared
            .store
            .keys()?
            .iter()
            .any(|key| is_good(key, now)))
    }
}

/// A secret is long and random: one round of hashing keeps it as safe as many.
fn hash(secret: &str) -> String {
    Sha256::digest(secret.as_bytes())
        .iter()
        .fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

/// Compares in a time that tells nothing of where they differ.
fn same(one: &str, other: &str) -> bool {
    let differs = |sum, (a, b): (u8, u8)| sum | (a ^ b);
    one.len() == other.len() && one.bytes().zip(other.bytes()).fold(0, differs) == 0
}
