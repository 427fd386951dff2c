//! A file comes in: as a form, or as the body itself; written down as it comes, never held whole.

use super::{JobSaid, said};
use crate::service::{Caller, JobStanding, JobWish, Upload};
use crate::web::api::ad;
use crate::web::body::media_type;
use crate::web::problem::{BodyRefused, Kind, Problem, Unavailable};
use crate::web::state::State;
use crate::web::version::Conditions;
use axum::body::Bytes;
use axum::extract::rejection::QueryRejection;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Query, Request, State as Extract};
use axum::http::{HeaderName, StatusCode, header};
use futures_util::{Stream, StreamExt};
use jiff::Timestamp;
use serde::Deserialize;
use std::fs::File;
use std::io::Write;
use std::pin::pin;
use utoipa::{IntoParams, ToSchema};

/// Bytes that are written at once.
const BUFFER: usize = 1 << 20;
/// Longest value of a field of the form, in bytes.
const FIELD: usize = 1_000;

/// How a file is to be worked through.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Wished {
    /// The name of the file, when it is the body itself: its ending tells the format.
    pub name: Option<String>,
    /// The format of the file, when its name does not tell: csv, tsv, xlsx, ndjson, json, xml.
    pub from: Option<String>,
    /// The format of the result: csv, tsv, xlsx or ndjson; that of the file by default.
    pub to: Option<String>,
    /// Language of sentences in the answers: `fr` or `en`; each ad's own by default.
    #[param(pattern = "^(fr|en)$")]
    pub lang: Option<String>,
    /// The column of titles, when its name does not tell.
    pub title_column: Option<String>,
    /// The column of the ads' texts, when its name does not tell.
    pub description_column: Option<String>,
    /// The column of identifiers, when its name does not tell.
    pub id_column: Option<String>,
    /// The sheet of a spreadsheet, by its name or its number from 1.
    pub sheet: Option<String>,
    /// The first rows only.
    #[param(minimum = 1, maximum = 1_000_000_000)]
    pub limit: Option<u64>,
}

/// A file of many ads
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the form for the API's documentation")]
pub struct ManyAds {
    /// CSV, TSV, XLSX, XLS, ODS, NDJSON, JSON or XML, also packed by gzip or zstd.
    #[schema(value_type = String, format = Binary, content_media_type = "application/octet-stream")]
    file: String,
    /// csv, tsv, xlsx or ndjson.
    to: Option<String>,
    /// `fr` or `en`.
    lang: Option<String>,
}

/// Have a file worked through
///
/// Sent as a form with a `file`, or as the body itself with its `name`. The fields of the form are those of the address. What
/// cannot be read is told at once; the rest goes on in the background: `Location` tells where.
///
/// # Errors
/// When the file cannot be taken in or read, or the caller may not send it.
#[utoipa::path(
    post, path = "/bulk", tag = "bulk",
    params(Wished, ("Idempotency-Key" = Option<String>, Header, description = "The same request again with the same key begins nothing new; 1 to 200 plain characters")),
    request_body(content((ManyAds = "multipart/form-data"), (String = "text/csv"), (String = "application/x-ndjson"), (String = "application/octet-stream"))),
    responses((status = 202, description = "It waits for its turn", body = JobSaid), BodyRefused, Unavailable)
)]
pub async fn create(
    Extract(state): Extract<State>,
    caller: Caller,
    wished: Result<Query<Wished>, QueryRejection>,
    conditions: Conditions,
    mut request: Request,
) -> Result<(StatusCode, [(HeaderName, String); 1], axum::Json<JobSaid>), Problem> {
    let Query(mut wished) = wished?;
    let for_upload = caller.clone();
    let upload = state
        .run(move |state| state.service(&for_upload).new_upload())
        .await??;
    let kind = media_type(request.headers());
    let file = if kind == "multipart/form-data" {
        DefaultBodyLimit::max(state.limits.stream).apply(&mut request);
        form(&state, request, &upload, &mut wished).await?
    } else {
        let body = request.into_body().into_data_stream();
        spooled(&state, &upload, body).await?;
        wished.name.clone().unwrap_or_else(|| plain_name(&kind))
    };
    let (file, wish) = read(&file, wished)?;
    let work = move |state: &State| {
        let service = state.service(&caller);
        let key = conditions.key.as_deref();
        let job: JobStanding = service.add_job(upload, &file, &wish, key, Timestamp::now())?;
        Ok::<_, Problem>(said(&service, job))
    };
    let job = state.run(work).await??;
    let address = format!("/api/v1/bulk/{}", job.id);
    Ok((
        StatusCode::ACCEPTED,
        [(header::LOCATION, address)],
        axum::Json(job),
    ))
}

/// The name of the file without folders, and what is wished, checked.
fn read(file: &str, wished: Wished) -> Result<(String, JobWish), Problem> {
    ad::language(wished.lang.as_deref())?;
    let is_count = |limit| (1..=1_000_000_000).contains(&limit);
    if !wished.limit.is_none_or(is_count) {
        let why = "limit is 1 to 1000000000";
        return Err(Problem::new(Kind::NotUnderstood, why));
    }
    let name = file.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().filter(|c| !c.is_control()).take(200).collect();
    let given = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    let wish = JobWish {
        from: given(wished.from),
        to: given(wished.to),
        lang: given(wished.lang),
        title_column: given(wished.title_column),
        description_column: given(wished.description_column),
        id_column: given(wished.id_column),
        sheet: given(wished.sheet),
        limit: wished.limit,
    };
    Ok((name, wish))
}

/// A name for a body without one, by its media type.
fn plain_name(kind: &str) -> String {
    let ending = match kind {
        "text/csv" => "csv",
        "text/tab-separated-values" => "tsv",
        "application/json" | "application/ld+json" => "json",
        "application/xml" | "text/xml" => "xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => "xlsx",
        "application/vnd.oasis.opendocument.spreadsheet" => "ods",
        "application/vnd.ms-excel" => "xls",
        kind if crate::web::body::is_ndjson(kind) => "ndjson",
        _ => return "file".to_owned(),
    };
    format!("ads.{ending}")
}

/// Reads a form: its file is written down, its fields are what is wished. The file's name.
async fn form(
    state: &State,
    request: Request,
    upload: &Upload,
    wished: &mut Wished,
) -> Result<String, Problem> {
    let broken = |error: axum::extract::multipart::MultipartError| {
        let kind = if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
            Kind::TooLarge
        } else {
            Kind::NotUnderstood
        };
        Problem::new(kind, error.body_text())
    };
    let mut parts = Multipart::from_request(request, state)
        .await
        .map_err(|rejection| Problem::new(Kind::NotUnderstood, rejection.body_text()))?;
    let mut file = None;
    while let Some(mut part) = parts.next_field().await.map_err(broken)? {
        let field = part.name().unwrap_or_default().to_owned();
        if let Some(name) = part.file_name().map(str::to_owned) {
            if field == "file" && !name.is_empty() {
                spooled(state, upload, part).await?;
                file = Some(name);
            }
            continue;
        }
        let mut text = Vec::new();
        while let Some(chunk) = part.chunk().await.map_err(broken)? {
            text.extend_from_slice(&chunk);
            if text.len() > FIELD {
                let why = format!("the field {field:?} is longer than {FIELD} bytes");
                return Err(Problem::new(Kind::NotUnderstood, why));
            }
        }
        let text = String::from_utf8_lossy(&text).into_owned();
        let slot = match field.as_str() {
            "name" => &mut wished.name,
            "from" => &mut wished.from,
            "to" => &mut wished.to,
            "lang" => &mut wished.lang,
            "title_column" => &mut wished.title_column,
            "description_column" => &mut wished.description_column,
            "id_column" => &mut wished.id_column,
            "sheet" => &mut wished.sheet,
            _ => continue,
        };
        *slot = Some(text).filter(|text| !text.is_empty());
    }
    file.ok_or_else(|| Problem::new(Kind::NotUnderstood, "the form has no `file`"))
}

/// Writes down what comes, as it comes.
async fn spooled<E>(
    state: &State,
    upload: &Upload,
    body: impl Stream<Item = Result<Bytes, E>>,
) -> Result<(), Problem> {
    let path = upload.path();
    let mut body = pin!(body);
    let mut file = None;
    let (mut buffer, mut taken) = (Vec::new(), 0);
    loop {
        let chunk = tokio::time::timeout(state.limits.time, body.next())
            .await
            .map_err(|_| Problem::new(Kind::TimedOut, "nothing more came"))?;
        let chunk = chunk
            .transpose()
            .map_err(|_| Problem::new(Kind::NotUnderstood, "the file ended before its time"))?;
        if let Some(chunk) = &chunk {
            taken += chunk.len();
            buffer.extend_from_slice(chunk);
        }
        if taken > state.limits.stream {
            let limit = state.limits.stream;
            let why = format!("a file has at most {limit} bytes; pack it with gzip, or cut it");
            return Err(Problem::new(Kind::TooLarge, why));
        }
        if chunk.is_some() && buffer.len() < BUFFER {
            continue;
        }
        let (path, bytes) = (path.clone(), std::mem::take(&mut buffer));
        let before: Option<File> = file.take();
        let written = move |_: &State| -> std::io::Result<File> {
            let mut file = match before {
                Some(file) => file,
                None => File::create(path)?,
            };
            file.write_all(&bytes)?;
            Ok(file)
        };
        let failed = |error: std::io::Error| {
            tracing::error!(%error, "a file cannot be written down");
            Problem::new(
                Kind::Storage,
                "the file cannot be written down; is the disk full?",
            )
        };
        file = Some(state.run(written).await?.map_err(failed)?);
        if chunk.is_none() {
            return Ok(());
        }
    }
}
