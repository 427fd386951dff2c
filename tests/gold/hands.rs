//! Whose work it is: `hands.toml`, sentences in which somebody else does it, or nobody need, beside sentences in which
//! the candidate does, told alike.

use super::{answered, file};
use rolefit::posting::Posting;
use serde::Deserialize;

#[derive(Deserialize)]
struct Hands {
    hand: Vec<Hand>,
}

#[derive(Deserialize)]
struct Hand {
    lang: String,
    asked: bool,
    words: String,
    text: String,
}

/// A title and a first paragraph that ask none of the skills of `hands.toml`.
const FRENCH: [&str; 2] = [
    "Chargé des adhérents",
    "Vous accueillez les adhérents de notre association, vous leur écrivez chaque semaine et répondez à leurs lettres.\n\n",
];
const ENGLISH: [&str; 2] = [
    "Membership officer",
    "You will look after the members of our association, write to them every week and answer their letters.\n\n",
];

/// Whether the words of the hand are said to be required.
fn is_asked(hand: &Hand) -> bool {
    let [title, opening] = if hand.lang == "en" { ENGLISH } else { FRENCH };
    let answer = answered(&Posting {
        title: title.into(),
        description: format!("{opening}{}", hand.text),
        ..Posting::default()
    });
    let before = hand.text.find(&hand.words).expect("the words stand in it");
    let start = opening.chars().count() + hand.text[..before].chars().count();
    let end = start + hand.words.chars().count();
    answer.mentions.iter().any(|mention| {
        mention.assertion == "required"
            && (mention.at.start as usize) < end
            && start < mention.at.end as usize
    })
}

#[test]
fn it_is_told_whose_work_it_is() {
    let hands: Hands = toml::from_str(std::str::from_utf8(&file("hands.toml")).unwrap()).unwrap();
    let all = hands.hand.len();
    assert!(all >= 160, "{all} sentences only");
    let wrong: Vec<_> = hands
        .hand
        .iter()
        .filter(|hand| is_asked(hand) != hand.asked)
        .map(|hand| format!("asked: {}: {:?}", hand.asked, hand.text))
        .collect();
    let right = all - wrong.len();
    assert!(
        right >= FLOOR,
        "{right} of {all} right, floor {FLOOR}; wrong:\n{}",
        wrong.join("\n")
    );
}

/// Sentences that must be right: more than nine in ten.
const FLOOR: usize = 149;
