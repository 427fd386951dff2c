//! More years of a tool than the tool has existed.

use super::{Remark, Scene};
use crate::span::Field;
use crate::taxonomy::entry::Marker;
use crate::taxonomy::fact::CountUnit;
use crate::taxonomy::label::Label;
use crate::text::{Shape, Tokens};

/// "depuis plus de huit ans", "for at least eight years".
fn is_since(tokens: &Tokens, at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|before| matches!(tokens.word(before), "depuis" | "for" | "since"))
}

/// The year in which ages were last counted.
const NOW: f64 = 2026.0;

/// Tools by their folded words, with the first year in which one could work with them.
const FIRST: [(&str, &str, f64); 44] = [
    ("chatgpt", "ChatGPT", 2022.0), ("chat gpt", "ChatGPT", 2022.0), ("gpt", "GPT", 2020.0), ("threads", "Threads", 2023.0), ("tiktok", "TikTok", 2017.0),
    ("tik tok", "TikTok", 2017.0), ("ia generative", "IA générative", 2021.0), ("generative ai", "generative AI", 2021.0), ("genai", "GenAI", 2021.0), ("gen ai", "GenAI", 2021.0),
    ("llm", "LLM", 2019.0), ("midjourney", "Midjourney", 2022.0), ("dall e", "DALL-E", 2021.0), ("stable diffusion", "Stable Diffusion", 2022.0),
    ("copilot", "Copilot", 2021.0), ("gemini", "Gemini", 2023.0), ("claude", "Claude", 2023.0), ("perplexity", "Perplexity", 2022.0),
    ("mistral", "Mistral", 2023.0), ("sora", "Sora", 2024.0), ("bluesky", "Bluesky", 2023.0), ("ga4", "GA4", 2020.0),
    ("google analytics 4", "Google Analytics 4", 2020.0), ("reels", "Reels", 2019.0), ("youtube shorts", "YouTube Shorts", 2020.0),
    ("capcut", "CapCut", 2020.0), ("clubhouse", "Clubhouse", 2020.0), ("canva", "Canva", 2013.0), ("figma", "Figma", 2016.0), ("notion", "Notion", 2016.0),
    ("discord", "Discord", 2015.0), ("twitch", "Twitch", 2011.0), ("snapchat", "Snapchat", 2011.0), ("instagram", "Instagram", 2010.0),
    ("react", "React", 2013.0), ("kubernetes", "Kubernetes", 2014.0), ("flutter", "Flutter", 2017.0), ("swiftui", "SwiftUI", 2019.0), ("tailwind", "Tailwind", 2017.0),
    ("nextjs", "Next.js", 2016.0), ("next js", "Next.js", 2016.0), ("prompt engineering", "prompt engineering", 2020.0), ("langchain", "LangChain", 2022.0), ("metaverse", "metaverse", 2003.0),
];

pub(super) fn judge(scene: &Scene<'_, '_>) -> Vec<Remark> {
    let field = Field::Description;
    let passage = scene.reading().passage(field);
    let tokens = &passage.tokens;
    let mut remarks = Vec::new();
    let sentences = passage.sentences.iter().filter_map(|sentence| {
        let counting = scene.taxonomy().facts.counting(sentence.language)?;
        Some((sentence, counting))
    });
    let numbers = sentences.flat_map(|(sentence, counting)| {
        let number = move |at: usize| {
            let token = &tokens.list[at];
            let years = if token.shape == Shape::Number {
                tokens.word(at).trim_end_matches('+').parse::<f64>().ok()?
            } else {
                let spelled = counting.number(token.word)?;
                tokens.word(at).starts_with(['d', 'q', 't', 'c', 'f', 's', 'h', 'e', 'n', 'o']).then_some(f64::from(spelled))?
            };
            let unit = tokens.list.get(at + 1).and_then(|next| counting.unit(next.word));
            (unit == Some(CountUnit::Year)).then_some((sentence, at, years))
        };
        sentence.words.clone().filter_map(number)
    });
    for (sentence, at, years) in numbers {
        let aged = scene.reading().has(field, sentence.words.clone(), Marker::Experience)
            || matches!(tokens.word(at + 2), "de" | "d" | "of" | "sur" | "on" | "using")
            || is_since(tokens, at);
        if !aged {
            continue;
        }
        let words: Vec<&str> = sentence.words.clone().map(|at| tokens.word(at)).collect();
        let text = format!(" {} ", words.join(" "));
        let old = FIRST.iter().find(|(word, _, first)| {
            years > NOW - first + 0.5 && text.contains(&format!(" {word} "))
        });
        if let Some((_, name, first)) = old {
            let label = Label { fr: (*name).to_owned(), en: (*name).to_owned() };
            let place = scene.place(field, &(at..at + 2));
            remarks.push(Remark::at(place).telling("tool", label).counting("year", first));
        }
    }
    remarks
}
