//! What a form of the lexicon can stand for.

/// What a form stands for. Numbers are positions in the taxonomy's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Entry {
    /// A skill, named by one of its forms.
    Skill(u32),
    /// A skill, named by a form that counts only in its context.
    Ambiguous(u32),
    /// A phrase that holds a form of this skill and is something else.
    NotSkill(u32),
    /// A verb of a class of doing.
    Verb(u16),
    /// A noun of a class of doing.
    Noun(u16),
    /// A word that looks like a verb of this class and is none.
    NotAction(u16),
    /// A thing of a class.
    Thing(u16),
    /// A title of a role.
    Title(u16),
    /// A title of another role that also names this one: what the ad asks tells which.
    SharedTitle(u16),
    /// A cue.
    Cue(u16),
    /// A phrase that holds this cue and is none.
    NotCue(u16),
    /// A whole heading of a section.
    Heading(SectionKind),
    /// An opening that begins a section.
    Opening(SectionKind),
    /// A word of one of the named lists.
    Marker(Marker),
    /// A phrase that holds such a word and is none.
    NotMarker(Marker),
    /// Words of a rule of the self-check, and what they do there.
    Wording(u16, Part),
}

/// What words do in a rule of the self-check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// They are what it speaks of.
    Form,
    /// The same, of nobody but the candidate: no words beside them lift it.
    Sure,
    /// They hold a form and are something else.
    Never,
    /// One of them must stand in the same sentence.
    With,
    /// In the same sentence, they lift it.
    Unless,
    /// Anywhere in the ad, they lift it.
    Lifted,
    /// One side of the pair of this number.
    One(u8),
    /// The other side of the pair of this number.
    Other(u8),
    /// They promise equal treatment: in their sentence, no rule about grounds speaks.
    Clause,
    /// They say that what should be told is not: "contrat à définir".
    Denied,
}

/// What a part of an ad is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SectionKind {
    /// What stands before the first heading.
    Intro,
    /// The employer.
    Company,
    /// The team that the person joins.
    Team,
    /// What the person will do.
    Tasks,
    /// What the person brings.
    Profile,
    /// What is welcome besides.
    Extras,
    /// What is offered.
    Offer,
    /// How to apply.
    Process,
    /// Equal opportunity, data protection.
    Legal,
    /// The school of an apprenticeship.
    School,
    /// Anything else.
    Other,
}

impl SectionKind {
    /// All kinds with their names in the answer.
    pub const NAMES: [(&str, Self); 11] = [
        ("intro", Self::Intro),
        ("company", Self::Company),
        ("team", Self::Team),
        ("tasks", Self::Tasks),
        ("profile", Self::Profile),
        ("extras", Self::Extras),
        ("offer", Self::Offer),
        ("process", Self::Process),
        ("legal", Self::Legal),
        ("school", Self::School),
        ("other", Self::Other),
    ];

    /// Its name in the answer.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].0
    }
}

/// Named lists of words that stages after the scan ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Marker {
    /// A word after which the sense turns: mais, cependant.
    Terminator,
    /// The sentence speaks to the candidate.
    Candidate,
    /// The sentence speaks of the employer.
    Employer,
    /// The job title that follows is the one recruited.
    Recruits,
    /// The sentence describes the team.
    Team,
    /// Somebody else who may do the work: agency, supplier, team.
    Agent,
    /// What somebody else does, in the third person: assure, handles.
    AgentVerb,
    /// A title that is an adjective behind a noun: "suivi commercial".
    Adjective,
    /// Words for the job and who will hold it: what they do is the candidate's.
    Job,
    /// Units of others whose name says what they are for: "notre agence SEO", "the web team".
    Unit,
    /// Verbs of handing over: what stands behind "au" or "to" is who gets it.
    Handing,
    /// Words of belonging: who stands behind them does it.
    Belonging,
    /// What the employer gives: a course, a module, coaching.
    Training,
    /// Giving and getting training: "vous suivrez", "on t'offre".
    Giving,
    /// A heading with these words lists what is not asked.
    Denial,
    /// A heading with these words lists what is welcome.
    Wish,
    /// A school hires for its partners, and teaches.
    School,
    /// Phrases with "not" that deny nothing.
    NotNegated,
    /// All-rounder words: couteau suisse, many hats.
    Overload,
    /// Evenings, weekends, on-call, without a rule.
    Availability,
    /// The candidate's own equipment is asked.
    OwnEquipment,
    /// Alone, on one's own.
    Autonomy,
    /// A small structure.
    SmallStructure,
    /// Outside suppliers who do the work.
    Suppliers,
    /// Beginners, juniors, interns.
    Junior,
    /// Phrases of texts that are no ads.
    NoAd,
    /// Several jobs in one text.
    SeveralJobs,
    /// A level word, 0 to 4.
    Level(u8),
    /// A contract, by its position in the list of contracts.
    Contract(u8),
    /// A label before a contract: "type de contrat".
    ContractLabel,
    /// The public service.
    Public,
    /// Remote work: none 0, hybrid 1, full 2, the bare word 3.
    Remote(u8),
    /// An answer to "remote work:" that denies it.
    RemoteDenied,
    /// Remote work for the time of a crisis only.
    RemotePassing,
    /// Full time.
    FullTime,
    /// Part time.
    PartTime,
    /// What makes a number of hours the hours of a week.
    Week,
    /// The unit of short experience: months.
    MonthWord,
    /// A word that makes years beside it years of experience.
    Experience,
    /// Experience that is wished for only.
    WishedExperience,
    /// No experience needed.
    NoExperience,
    /// A first experience, without a number.
    FirstExperience,
    /// Years of something else.
    NotExperience,
    /// A country, by its position in the list of countries.
    Country(u8),
    /// A label before a place: "lieu".
    PlaceLabel,
    /// Words that a place follows: "poste basé à".
    PlaceBased,
    /// A language that people speak, by its position in the list of spoken languages.
    Spoken(u8),
    /// A level of the European framework: A1 0 to C2 5.
    Cefr(u8),
    /// A word that makes an amount beside it a pay.
    Pay,
    /// What a pay is for: year 0, month 1, day 2, hour 3.
    PayUnit(u8),
    /// Before deductions.
    Gross,
    /// After deductions.
    Net,
    /// Pay that varies beside a fixed one.
    PayVariable,
    /// Pay by a public scale.
    PayGrade,
    /// Pay by the legal minimum.
    PayMinimum,
    /// Pay without a figure.
    PayVague,
    /// Words before amounts that are not pay.
    NotPay,
    /// Words right behind amounts that are not pay.
    NotPayAfter,
    /// The job's first day follows.
    Start,
    /// As soon as possible.
    StartNow,
    /// The last day to apply follows.
    Deadline,
}
