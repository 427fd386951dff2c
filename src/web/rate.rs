//! How often who may call: so many requests a minute, and a minute's worth at once.

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::fmt;
use std::hash::Hash;
use std::net::IpAddr;
use std::num::NonZeroU32;

/// Callers that are remembered before those are forgotten who have not called for a while.
const REMEMBERED: usize = 10_000;

/// How often each key and each address may call.
pub struct Rates {
    keys: DefaultKeyedRateLimiter<String>,
    addresses: DefaultKeyedRateLimiter<Option<IpAddr>>,
}

impl Rates {
    /// So many requests a minute for each key, and for each address without one.
    #[must_use]
    pub fn new(key: NonZeroU32, address: NonZeroU32) -> Self {
        Self {
            keys: RateLimiter::keyed(Quota::per_minute(key)),
            addresses: RateLimiter::keyed(Quota::per_minute(address)),
        }
    }

    /// Counts a request with a key; the seconds to wait when it is too many.
    pub(super) fn key(&self, key: String) -> Result<(), u64> {
        check(&self.keys, &key)
    }

    /// Counts a request without a key.
    pub(super) fn address(&self, address: Option<IpAddr>) -> Result<(), u64> {
        check(&self.addresses, &address.map(network))
    }
}

impl fmt::Debug for Rates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Rates")
    }
}

fn check<K: Hash + Eq + Clone>(limiter: &DefaultKeyedRateLimiter<K>, key: &K) -> Result<(), u64> {
    if limiter.len() > REMEMBERED {
        limiter.retain_recent();
    }
    limiter.check_key(key).map_err(|until| {
        let wait = until.wait_time_from(DefaultClock::default().now());
        wait.as_secs() + 1
    })
}

/// One sender has a whole network of addresses of version 6: they count as one.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(address) => IpAddr::V6((address.to_bits() >> 64 << 64).into()),
        IpAddr::V4(_) => address,
    }
}
