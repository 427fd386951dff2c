//! Where a request comes from: what a proxy says of it counts only if the proxy is one that was named.

use axum::http::HeaderMap;
use ipnet::IpNet;
use std::net::IpAddr;

/// The networks of those who may say for whom they call; none by default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proxies(pub Vec<IpNet>);

impl Proxies {
    fn has(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|network| network.contains(&address))
    }
}

/// Headers by which proxies say that they call for somebody else.
const FORWARDED: [&str; 3] = ["x-forwarded-for", "forwarded", "x-real-ip"];

/// True when somebody says that they call for somebody else.
pub fn is_forwarded(headers: &HeaderMap) -> bool {
    FORWARDED.iter().any(|name| headers.contains_key(*name))
}

/// The address of the client: that of the connection, or, behind proxies that were named, the last one that none of them has.
pub fn of_client(peer: IpAddr, headers: &HeaderMap, proxies: &Proxies) -> IpAddr {
    let mut client = peer.to_canonical();
    let said = headers.get_all("x-forwarded-for");
    let said: Vec<&str> = said
        .iter()
        .filter_map(|value| value.to_str().ok())
        .collect();
    let addresses = said.iter().flat_map(|value| value.split(','));
    let addresses: Vec<Option<IpAddr>> = addresses
        .map(|address| address.trim().parse().ok())
        .collect();
    for address in addresses.into_iter().rev() {
        if !proxies.has(client) {
            break;
        }
        match address {
            Some(address) => client = address.to_canonical(),
            None => break,
        }
    }
    client
}

#[cfg(test)]
mod tests {
    use super::{Proxies, of_client};
    use axum::http::{HeaderMap, HeaderValue};
    use std::net::IpAddr;

    fn client(peer: &str, said: &str, proxies: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", HeaderValue::from_str(said).unwrap());
        let proxies = proxies.iter().map(|network| network.parse().unwrap());
        let peer: IpAddr = peer.parse().unwrap();
        of_client(peer, &headers, &Proxies(proxies.collect())).to_string()
    }

    #[test]
    fn only_a_named_proxy_is_believed_and_only_of_its_own_caller() {
        assert_eq!(client("9.9.9.9", "1.1.1.1", &[]), "9.9.9.9");
        let own = ["10.0.0.0/8"];
        assert_eq!(client("10.0.0.1", "1.1.1.1", &own), "1.1.1.1");
        assert_eq!(client("10.0.0.1", "6.6.6.6, 1.1.1.1", &own), "1.1.1.1");
        assert_eq!(client("10.0.0.1", "1.1.1.1, 10.0.0.2", &own), "1.1.1.1");
        assert_eq!(client("10.0.0.1", "1.1.1.1, nobody", &own), "10.0.0.1");
        assert_eq!(client("::ffff:10.0.0.1", "1.1.1.1", &own), "1.1.1.1");
    }
}
