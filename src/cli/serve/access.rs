//! Who may call the server, and how often.

use anyhow::bail;
use jiff::Timestamp;
use rolefit::service::Service;
use rolefit::web::{Access, Proxies, Rates};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;

/// Arguments about who may call.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Let anyone who reaches the server have ads read without a key; what is kept still needs one
    #[arg(long, env = "ROLEFIT_OPEN")]
    open: bool,
    /// A proxy (10.0.0.1) or a network of proxies (10.0.0.0/8) in front of the server: what they say of the client's address is believed
    #[arg(long, value_name = "NETWORK", env = "ROLEFIT_TRUST_PROXY", value_delimiter = ',', value_parser = network)]
    trust_proxy: Vec<ipnet::IpNet>,
    /// Requests a minute of one key; 0: any number
    #[arg(
        long,
        value_name = "N",
        default_value_t = 3_000,
        env = "ROLEFIT_RATE_KEY"
    )]
    rate_key: u32,
    /// Requests a minute of one address without a good key, this machine's own apart; 0: any number
    #[arg(
        long,
        value_name = "N",
        default_value_t = 300,
        env = "ROLEFIT_RATE_ADDRESS"
    )]
    rate_address: u32,
}

impl Args {
    /// As the server takes it.
    pub fn access(&self, address: IpAddr) -> Access {
        let rate = |number| NonZeroU32::new(number).unwrap_or(NonZeroU32::MAX);
        Access {
            here: address.is_loopback(),
            open: self.open,
            proxies: Proxies(self.trust_proxy.clone()),
            rates: Some(Arc::new(Rates::new(
                rate(self.rate_key),
                rate(self.rate_address),
            ))),
        }
    }
}

fn network(text: &str) -> Result<ipnet::IpNet, String> {
    let address = || text.parse::<IpAddr>().map(ipnet::IpNet::from);
    text.parse()
        .or_else(|_| address())
        .map_err(|_| "expected an address (10.0.0.1) or a network (10.0.0.0/8)".to_owned())
}

/// Refuses an address that others reach while there is no key.
pub fn check(address: IpAddr, service: &Service) -> anyhow::Result<()> {
    if !address.is_loopback() && !service.has_keys(Timestamp::now())? {
        bail!(
            "{address} is reached from other machines, and there is no key yet: anyone could read and change what is kept. \
             Make one with `rolefit keys create NAME`, or serve this machine alone with --host 127.0.0.1"
        );
    }
    Ok(())
}
