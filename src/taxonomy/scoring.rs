//! Weights and thresholds of the verdict, with their version.

use super::node::Node;

macro_rules! numbers {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq)]
        pub struct $name { $($(#[$field_doc])* pub $field: f64),+ }
        impl $name {
            fn read(top: &Node<'_>, key: &str) -> Self {
                let Some(node) = top.table_at(key) else {
                    top.wrong(top.line, format!("{} has no [{key}]", top.name));
                    return Self::default();
                };
                let read = Self { $($field: node.required_number(stringify!($field))),+ };
                node.finish();
                read
            }
        }
    };
}
pub(super) use numbers;

numbers! {
    /// How much each way of asking weighs.
    Strength { /// Asked.
        required, /// To be helped with.
        support, /// Wished for.
        preferred, /// Welcome.
        bonus, /// Taught.
        learnable }
}
numbers! {
    /// How much each sort of skill weighs.
    KindWeight { /// Work to produce.
        task, /// A professional's tool.
        tool, /// Knowledge.
        knowledge, /// A light tool or task.
        light }
}
numbers! {
    /// How much frequency weighs.
    Frequency { /// Now and then.
        occasional, /// Daily.
        often }
}
numbers! {
    /// When evidence is light, half or full.
    Load { /// From here, half.
        half, /// From here, full.
        full, /// From here, full without a professional tool.
        full_toolless, /// From here, half beside the main job of another field.
        half_apart, /// The same of a diffuse role.
        half_diffuse, /// From here, full beside the main job of another field.
        full_apart, /// From here, full where neither job is of communication.
        full_other, /// Most that tools alone can make.
        tools_alone, /// Factor of examples.
        example, /// Factor of skills that are the role's but not its core.
        periphery, /// Factor of roles whose words stand in ads of any trade.
        diffuse }
}
numbers! {
    /// Where bands begin, and what places an ad inside.
    Band { /// Focused from.
        focused, /// Broad from.
        broad, /// Overloaded from.
        overloaded, /// Superman from.
        superman, /// Points for each light extra of a focused ad.
        light_extra, /// At most.
        light_most, /// Points for each light extra of a broad ad.
        broad_light, /// Points for each half beyond, overloaded.
        overload_half, /// Points for each full beyond, superman.
        superman_full, /// Points for each half, superman.
        superman_half }
}
numbers! {
    /// How many absorbed half jobs are free.
    Breadth { /// Beyond these, one extra half.
        first, /// Beyond these, a second one.
        second }
}
numbers! {
    /// What small structures are spared.
    Small { /// Half jobs of neighbouring trades that a generalist may hold besides.
        halves }
}
numbers! {
    /// Points of the lines that move the score inside its band.
    Inside { /// A side family at expert level.
        expert, /// At most.
        expert_most, /// A trainee with a full extra role.
        status_trainee, /// A beginner asked for expertise or autonomy.
        status_autonomy, /// Years that contradict the status.
        status_years, /// At most.
        status_most, /// Hours of a full week: pay for fewer is not compared.
        full_week, /// Pay below the main role's band.
        pay_main, /// Pay below the best paid extra role's band.
        pay_extra, /// At most.
        pay_most, /// All-rounder words.
        context_cue, /// Many skills asked.
        context_many, /// Very many.
        context_very_many, /// Unframed evenings and weekends.
        context_hours, /// Own equipment.
        context_equipment, /// At most.
        context_most, /// The title names the second role.
        mitigate_title, /// The split of time is told.
        mitigate_split, /// Training for an extra role.
        mitigate_training, /// Suppliers for the extra roles.
        mitigate_supplier, /// At most.
        mitigate_most }
}
numbers! {
    /// When an ad cannot be judged.
    Assessable { /// Fewer words than this.
        words, /// Fewer skills asked than this.
        asked, /// Less coverage than this, and an unknown trade.
        coverage }
}

/// All weights and thresholds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scoring {
    /// The version that every answer names.
    pub version: String,
    /// By way of asking.
    pub strength: Strength,
    /// By level, 0 to 4.
    pub depth: Vec<f64>,
    /// Where no level is said.
    pub depth_unspecified: f64,
    /// By sort of skill.
    pub kind: KindWeight,
    /// By frequency.
    pub frequency: Frequency,
    /// Thresholds of load.
    pub load: Load,
    /// Bands.
    pub band: Band,
    /// Breadth.
    pub breadth: Breadth,
    /// Small structures.
    pub small: Small,
    /// Lines inside the band.
    pub inside: Inside,
    /// What can be judged.
    pub assessable: Assessable,
}

/// Reads `scoring.toml`.
#[must_use]
pub fn read(node: Node<'_>) -> Scoring {
    let mut scoring = Scoring {
        version: node.required("version").text,
        strength: Strength::read(&node, "strength"),
        kind: KindWeight::read(&node, "kind"),
        frequency: Frequency::read(&node, "frequency"),
        load: Load::read(&node, "load"),
        band: Band::read(&node, "band"),
        breadth: Breadth::read(&node, "breadth"),
        small: Small::read(&node, "small"),
        inside: Inside::read(&node, "inside"),
        assessable: Assessable::read(&node, "assessable"),
        ..Scoring::default()
    };
    if let Some(depth) = node.table_at("depth") {
        scoring.depth = depth.numbers("levels");
        if scoring.depth.len() != 5 {
            depth.wrong(
                depth.line,
                "`levels` of [depth]: expected five numbers, for levels 0 to 4",
            );
            scoring.depth.resize(5, 0.0);
        }
        scoring.depth_unspecified = depth.required_number("unspecified");
        depth.finish();
    } else {
        node.wrong(1, "scoring.toml has no [depth]");
        scoring.depth.resize(5, 0.0);
    }
    node.finish();
    scoring
}
