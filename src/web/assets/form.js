// The self-check while one writes. Without it the form is simply sent.
import { marked, rewrite, units, write } from "./marked.js";
import { newest, replace, send } from "./answer.js";
import { card } from "./card.js";
import { copy } from "./copy.js";

const PAUSE = 80; // milliseconds after the last key
const LEAST = 60; // characters below which nothing is asked
const QUIET = 900; // milliseconds until a listener is told what has changed

const by = (id) => document.getElementById(id);
const form = by("check");
const result = by("result");
const busy = by("busy");
const fields = { title: marked(by("title")), description: marked(by("text")) };
const { title, description } = fields;
const words = busy.dataset;
const question = newest(result.dataset.result, words);
const before = []; // versions that can be come back to
let places = {}; // where the answer's fields begin in what is written
let timer = 0;
let telling = 0;
let hearing = 0;
let lasting = false;

const version = () => ({ title: title.field.value, text: description.field.value });
const isEmpty = () => description.field.value.trim() === "";

const tell = (sentence, later = 0) => {
  clearTimeout(telling);
  lasting = false;
  telling = setTimeout(() => (busy.textContent = sentence), later);
};

// What was done is told until one writes on; what is under way only until the answer is there.
const report = (sentence) => {
  tell(sentence);
  lasting = true;
};

// What has changed in the answer, for who listens: once, when the writing rests.
const hear = () => {
  clearTimeout(hearing);
  hearing = setTimeout(() => {
    const said = [...result.querySelectorAll(".level, .score")].map((part) => part.textContent).join(", ");
    if (by("heard").textContent !== said) by("heard").textContent = said;
  }, QUIET);
};

// What is sent: the form, and the controls of the answer that belong to it.
const body = () => {
  const data = new FormData(form);
  data.delete("file");
  data.set("title", title.field.value);
  return data;
};

const check = async (byHand = false) => {
  clearTimeout(timer);
  if (byHand) tell(words.busy, 300);
  let html = null;
  try {
    html = await question.ask(body());
  } catch (error) {
    return forget(error.message);
  }
  if (html === null) return;
  const answer = document.createElement("template");
  answer.innerHTML = html;
  if (byHand && !by("first_text").value) setFirst(version());
  if (takeConverted(answer.content)) return;
  by("empty").hidden = true;
  mark(answer.content);
  replace(result, [...answer.content.children]);
  colours();
  buttons();
  if (!lasting) tell("");
  // by hand the focus moves to the verdict, which is then read by itself
  byHand ? by("verdict-heading")?.focus() : hear();
};

// What the colours mean stands under the text that bears them.
const colours = () => {
  const parts = [...result.querySelectorAll("#families, #how, #phrase-hint")];
  by("key").replaceChildren(...parts);
  by("key").hidden = parts.length === 0;
};

// A page that was pasted as its source is shown as the text that was read in it.
const takeConverted = (answer) => {
  if (!answer.querySelector("[data-converted]")) return false;
  remember();
  const pieces = (css) => answer.querySelector(css)?.textContent ?? "";
  if (!title.field.value) rewrite(title.field, pieces("#ad-marked .ad-title"));
  rewrite(description.field, pieces("#ad-marked .ad-text"));
  report(words.converted);
  return true;
};

// The marks of the answer move into the fields. A title that was read in the first line is marked there.
const mark = (answer) => {
  const pieces = (css) => [...(answer.querySelector(css)?.childNodes ?? [])];
  const [head, rest] = [pieces("#ad-marked .ad-title"), pieces("#ad-marked .ad-text")];
  const whole = (nodes) => nodes.map((node) => node.textContent).join("");
  const own = title.field.value;
  const text = description.field.value;
  const base = text.length - whole(rest).length;
  const above = text.slice(0, base);
  const read = whole(head);
  const inText = own.trim() === "" && read && above.includes(read);
  const at = inText ? above.indexOf(read) : own.length - own.trimStart().length;
  answer.querySelector("#ad-marked")?.replaceChildren();
  if (inText) {
    title.clear();
    description.show([above.slice(0, at), ...head, above.slice(at + read.length), ...rest]) || description.clear();
  } else {
    title.show([own.slice(0, at), ...head, own.slice(own.trimEnd().length)]) || title.clear();
    description.show([above, ...rest]) || description.clear();
  }
  places = { title: { box: (inText ? description : title).field, base: at }, description: { box: description.field, base } };
};

const summary = () => {
  const level = result.querySelector(".level")?.textContent ?? "";
  const score = by("verdict")?.dataset.score;
  return score ? `${level} · ${score}` : level;
};

// An answer to another text than the one shown would mislead.
const forget = (why) => {
  clearTimeout(timer);
  question.drop();
  clearTimeout(hearing);
  result.replaceChildren();
  colours();
  title.clear();
  description.clear();
  by("empty").hidden = false;
  buttons();
  tell(why);
};

const setFirst = ({ title: heading, text }) => {
  by("first_title").value = heading;
  by("first_text").value = text;
};

const buttons = () => {
  by("undo").hidden = before.length === 0;
  by("copy").hidden = isEmpty();
  glance();
};

// On a narrow screen one line leads from the text to the verdict, and from below back to the text.
let below = false;
const glance = () => {
  const line = by("glance");
  line.hidden = !by("verdict");
  line.textContent = below ? line.dataset.back : summary();
  line.hash = below ? "#paper" : "#verdict";
  line.className = `glance scripted ${below ? "up" : ""} ${[...(by("verdict")?.classList ?? [])].at(-1) ?? ""}`;
};
new IntersectionObserver(([paper]) => {
  below = paper.boundingClientRect.bottom < 0;
  glance();
}).observe(by("paper"));

const remember = () => {
  if (!isEmpty()) before.push(version());
};

// Writes a version of the ad into the form, as one change.
const put = ({ title: heading, text }) => {
  rewrite(title.field, heading);
  rewrite(description.field, text);
  buttons();
  check();
};

// The changes of a button, made in the fields; given up whole when the words are no longer there.
const make = (edits) => {
  const placed = edits.map(({ field, start, text, replacement }) => {
    const { box, base } = places[field];
    const from = base + units(box.value.slice(base), start);
    return { box, from, text, replacement };
  });
  if (placed.some(({ box, from, text }) => box.value.slice(from, from + text.length) !== text)) return false;
  remember();
  if (!by("first_text").value) setFirst(version());
  placed.sort((one, other) => other.from - one.from);
  for (const { box, from, text, replacement } of placed) write(box, from, from + text.length, replacement);
  return true;
};

const take = async (file) => {
  const sent = new FormData();
  sent.set("file", file);
  tell(words.busy);
  try {
    const read = await (await send(result.dataset.read, sent, words)).json();
    remember();
    put(read);
    setFirst(read);
    check(true);
  } catch (error) {
    tell(error.message);
  }
  by("file").value = "";
};

const phrases = card((phrase, meant) => {
  by("phrase").value = phrase;
  by("meant").value = meant;
  check();
});

// The phrase under the caret, explained.
const explain = (field, focus) => {
  const own = Object.values(fields).find((known) => known.field === field);
  if (field.selectionStart !== field.selectionEnd) return;
  const here = own.at(field.selectionStart) ?? own.at(Math.max(0, field.selectionStart - 1));
  if (here?.dataset.phrase) phrases.open(here, field, focus);
};

// A quotation leads to its words, which are chosen in the field, ready to be changed.
const jump = (link, byKeyboard) => {
  const anchor = by(decodeURIComponent(link.hash.slice(1)));
  const own = anchor && Object.values(fields).find((known) => known.layer.contains(anchor));
  if (!own) return false;
  for (const old of document.querySelectorAll("mark.here")) old.classList.remove("here");
  const piece = anchor.closest("mark") ?? anchor;
  piece.classList.add("here");
  piece.scrollIntoView({ block: "center", inline: "nearest" });
  const [, start, end] = anchor.id.match(/(\d+)-(\d+)$/).map(Number);
  const from = own.offset(anchor);
  const to = from + units(own.field.value.slice(from), end - start);
  // a finger on the link is not answered by a keyboard over half the screen
  if (byKeyboard || !matchMedia("(pointer: coarse)").matches) own.field.focus({ preventScroll: true });
  own.field.setSelectionRange(from, to);
  return true;
};

form.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (button?.hasAttribute("formaction")) return;
  event.preventDefault();
  if (!button?.dataset.edits) return check(true);
  const { id } = button.closest("section");
  if (!make(JSON.parse(button.dataset.edits))) return check();
  check().then(() => {
    report(words.done);
    (by(id)?.querySelector("h2[tabindex]") ?? by("verdict-heading"))?.focus({ preventScroll: true });
  });
});
result.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='#']");
  if (link && jump(link, event.detail === 0)) event.preventDefault();
  if (event.target.id === "as-first") {
    setFirst(version());
    check();
  }
  if (event.target.id === "to-first") {
    remember();
    put({ title: by("first_title").value, text: by("first_text").value });
  }
});
// A box of a contest that is unticked takes it back.
result.addEventListener("change", (event) => event.target.matches("input[name^=contest]") && check());
for (const { field, follow } of Object.values(fields)) {
  field.addEventListener("input", () => {
    follow();
    lasting = false;
    phrases.close();
    clearTimeout(timer);
    question.drop();
    if (description.field.value.length < LEAST) forget("");
    else timer = setTimeout(check, PAUSE);
  });
  field.addEventListener("click", () => explain(field, false));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.altKey) {
      event.preventDefault();
      explain(field, true);
    }
    if (event.key === "Enter" && field === title.field) event.preventDefault();
  });
}
// What is pasted is the version to compare with, unless there is one.
description.field.addEventListener("paste", () => {
  if (by("first_text").value) return;
  setTimeout(() => setFirst(version()));
});
by("undo").addEventListener("click", () => {
  put(before.pop());
  report(words.undone);
});
by("copy").addEventListener("click", async () => {
  const whole = [title.field.value.trim(), description.field.value].filter(Boolean).join("\n\n");
  await copy(whole);
  report(by("copy").dataset.done);
});
for (const name of ["country", "contract", "team_size"]) by(name).addEventListener("change", () => isEmpty() || check());
// The other language, with what is written kept.
by("language").addEventListener("click", (event) => {
  if (isEmpty()) return;
  event.preventDefault();
  form.action = event.currentTarget.href;
  form.submit();
});
by("file").addEventListener("change", (event) => event.target.files[0] && take(event.target.files[0]));
const sheet = by("paper");
form.addEventListener("dragover", (event) => {
  if (![...event.dataTransfer.types].includes("Files")) return;
  event.preventDefault();
  sheet.classList.add("over");
});
for (const name of ["dragleave", "drop"]) form.addEventListener(name, () => sheet.classList.remove("over"));
form.addEventListener("drop", (event) => {
  const dropped = event.dataTransfer.files[0];
  if (!dropped) return;
  event.preventDefault();
  take(dropped);
});

// What came with the page: an example, an ad that was opened here, or what the browser kept over a reload.
if (result.querySelector("#ad-marked")) {
  const come = document.createDocumentFragment();
  come.append(...result.cloneNode(true).children);
  mark(come);
  result.querySelector("#ad-marked").replaceChildren();
  colours();
  buttons();
} else if (description.field.value.length >= LEAST) check();
