//! `rolefit serve`: the form, the API and its documentation, until it is told to stop.

mod access;

use anyhow::{Context, bail};
use rolefit::service::Service;
use rolefit::taxonomy::Taxonomy;
use rolefit::web::{self, Limits, State};
use std::io::{IsTerminal, Write};
use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Weak};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

/// Arguments of `rolefit serve`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Address to listen on
    #[arg(long, default_value = "127.0.0.1", env = "ROLEFIT_HOST")]
    host: String,
    /// Another name by which the server may be called, behind a proxy for example
    #[arg(
        long,
        value_name = "NAME",
        env = "ROLEFIT_ALLOW_HOST",
        value_delimiter = ','
    )]
    allow_host: Vec<String>,
    /// Port to listen on; 0 takes any that is free
    #[arg(long, default_value_t = 8080, env = "ROLEFIT_PORT")]
    port: u16,
    #[command(flatten)]
    access: access::Args,
    #[command(flatten)]
    data: super::data::Data,
    /// Also tell where ads stand in this table of `rolefit market build`
    #[arg(long, value_name = "FILE", env = "ROLEFIT_MARKET")]
    market: Option<std::path::PathBuf>,
    /// How to log
    #[arg(long, value_enum, default_value_t = Log::Text)]
    log: Log,
}

/// How to log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Log {
    /// Lines for people
    Text,
    /// One JSON object a line
    Json,
}

/// How long answers that have begun may take after the signal to stop.
const GRACE: Duration = Duration::from_secs(10);

/// How often the memory that matches is brought up to date when nobody asks.
const OFTEN: Duration = Duration::from_secs(1);

/// Runs the command.
pub fn run(taxonomy: Taxonomy, args: &Args) -> anyhow::Result<ExitCode> {
    log(args.log);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("the threads of the server cannot be started")?;
    let served = runtime.block_on(serve(taxonomy, args));
    runtime.shutdown_timeout(Duration::from_secs(1));
    served.map(|()| ExitCode::SUCCESS)
}

async fn serve(taxonomy: Taxonomy, args: &Args) -> anyhow::Result<()> {
    let address = address(&args.host, args.port).await?;
    let listener = listen(address).await?;
    let folder = args.data.folder()?;
    let service = Arc::new(Service::open(Arc::new(taxonomy), &folder)?);
    access::check(address.ip(), &service)?;
    service.run_jobs()?;
    let (matching, kept) = (Arc::downgrade(&service), Arc::clone(&service));
    // nobody waits for it: who asks before it is done waits then
    std::thread::spawn(move || follow_matching(&matching));
    tokio::spawn(forget_overdue(Arc::clone(&service)));
    let mut state = State::new(service, Limits::default());
    state.access = args.access.access(address.ip());
    state.market = super::market::read(args.market.as_deref())?.map(Arc::new);
    state.hosts = names(address.ip(), &args.allow_host);
    let address = listener.local_addr().context("the address is not known")?;
    announce(address, &folder);

    let (stop, stopping) = tokio::sync::watch::channel(false);
    let mut told = stopping.clone();
    let server = web::serve(listener, state, async move {
        let _ = told.wait_for(|stop| *stop).await;
    });
    let server = tokio::spawn(server);
    asked_to_stop().await?;
    tracing::info!("stopping: answers that have begun are finished");
    let _ = stop.send(true);
    if let Ok(ended) = tokio::time::timeout(GRACE, server).await {
        ended
            .context("the server failed")?
            .context("the server failed")?;
    } else {
        tracing::warn!("stopped with connections still open");
    }
    if let Err(failure) = kept.write_matched() {
        tracing::warn!(%failure, "what is matched is not kept for a quick start");
    }
    Ok(())
}

/// Takes what changes into the memory that matches, so that who asks after many changes need not wait for it.
fn follow_matching(service: &Weak<Service>) {
    // until the server is gone
    while let Some(service) = service.upgrade() {
        if let Err(failure) = service.follow_all() {
            tracing::warn!(%failure, "ads are not ready to be matched");
        }
        drop(service);
        std::thread::sleep(OFTEN);
    }
}

/// Erases the candidates whose time is over, and the jobs that ended long ago, now and every hour.
async fn forget_overdue(service: Arc<Service>) {
    let mut hours = tokio::time::interval(Duration::from_hours(1));
    loop {
        hours.tick().await;
        let service = Arc::clone(&service);
        let work = move || {
            let now = jiff::Timestamp::now();
            service.forget_old_jobs(now)?;
            service.forget_old_comparisons(now)?;
            service.forget_overdue(now)
        };
        match tokio::task::spawn_blocking(work).await {
            Ok(Ok(0)) | Err(_) => {}
            Ok(Ok(erased)) => tracing::info!(erased, "candidates whose time is over are erased"),
            Ok(Err(failure)) => {
                tracing::error!(%failure, "what is kept too long is still there");
            }
        }
    }
}

/// The address that a name or number stands for.
async fn address(host: &str, port: u16) -> anyhow::Result<SocketAddr> {
    let found = tokio::net::lookup_host((host, port)).await;
    found
        .ok()
        .and_then(|mut addresses| addresses.next())
        .with_context(|| format!("{host} is no address; give one like 127.0.0.1 with --host"))
}

/// The names by which the server may be called: on this machine's own address those of this machine, elsewhere any unless some
/// are given. Without this, a page of another site could reach the server through a name that it points here.
fn names(address: IpAddr, more: &[String]) -> Vec<String> {
    let own: &[&str] = if address.is_loopback() {
        &["localhost", "127.0.0.1", "[::1]"]
    } else {
        &[]
    };
    let own = own.iter().map(|name| (*name).to_owned());
    own.chain(more.iter().map(|name| name.to_ascii_lowercase()))
        .collect()
}

async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    use std::io::ErrorKind;
    match TcpListener::bind(address).await {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == ErrorKind::AddrInUse => bail!(
            "port {} is in use on {}; stop what uses it, or choose another with --port",
            address.port(),
            address.ip()
        ),
        Err(error) if error.kind() == ErrorKind::PermissionDenied => bail!(
            "port {} may not be used by this user; choose one from 1024 on with --port",
            address.port()
        ),
        Err(error) if error.kind() == ErrorKind::AddrNotAvailable => bail!(
            "{} is no address of this machine; give one with --host",
            address.ip()
        ),
        Err(error) => Err(error).with_context(|| format!("{address} cannot be listened on")),
    }
}

/// Ready when a person or a service manager asks the server to stop.
async fn asked_to_stop() -> anyhow::Result<()> {
    let mut terminate = signal(SignalKind::terminate()).context("signals cannot be heard")?;
    let mut interrupt = signal(SignalKind::interrupt()).context("signals cannot be heard")?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

fn announce(address: SocketAddr, folder: &Path) {
    // Nobody may be reading; the server serves all the same.
    let mut out = std::io::stdout().lock();
    let _ = writeln!(
        out,
        "rolefit serves http://{address} (the API: http://{address}/docs/)"
    );
    let _ = writeln!(
        out,
        "Ads that are kept are in {}. Ctrl-C stops.",
        folder.display()
    );
    let _ = out.flush();
}

fn log(how: Log) {
    let filter = tracing_subscriber::EnvFilter::try_from_env("ROLEFIT_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn,rolefit=info"));
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    match how {
        Log::Text => lines.init(),
        Log::Json => lines.json().init(),
    }
}
