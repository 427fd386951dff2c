// Shows which columns of a file are known, to be corrected, before it is sent. Without this the server finds them alone.
import { send } from "./answer.js";

const BEGINNING = 512 * 1024; // bytes that tell the columns of a text
const WHOLE = 1.5 * 1024 * 1024; // most bytes of a spreadsheet that is looked at beforehand

const by = (id) => document.getElementById(id);
const form = by("many");
const file = by("file");
const busy = by("busy");
const columns = by("columns");
const selects = [...columns.querySelectorAll("select")];
let asked = 0;

const hide = () => {
  columns.hidden = true;
  for (const select of selects) {
    select.value = "";
    select.required = false;
  }
};

const look = async () => {
  const mine = ++asked;
  hide();
  busy.textContent = "";
  const chosen = file.files[0];
  if (!chosen) return;
  const packed = /\.(gz|gzip|zst|zstd|xlsx|xls|xlsm|xlsb|ods)$/i.test(chosen.name);
  if (/\.(ndjson|jsonl|json|xml|rss)$/i.test(chosen.name)) return;
  if (packed && chosen.size > WHOLE) {
    busy.textContent = form.dataset.large;
    return;
  }
  const sent = new FormData();
  sent.set("file", packed ? chosen : chosen.slice(0, BEGINNING), chosen.name);
  busy.textContent = busy.dataset.busy;
  try {
    const { names, known } = await (await send(form.dataset.columns, sent, form.dataset)).json();
    if (mine !== asked) return;
    busy.textContent = known.text ? "" : form.dataset.none;
    for (const select of selects) {
      const none = select.options[0];
      select.replaceChildren(none, ...names.filter(Boolean).map((name) => new Option(name, name)));
      select.value = known[select.dataset.known] ?? "";
    }
    by("description_column").required = true;
    columns.hidden = names.length === 0;
  } catch (error) {
    if (mine === asked) busy.textContent = error.message;
  }
};

file.addEventListener("change", look);
form.addEventListener("submit", () => (busy.textContent = busy.dataset.sending));
const fall = by("fall");
fall.addEventListener("dragover", (event) => {
  event.preventDefault();
  fall.classList.add("over");
});
for (const name of ["dragleave", "drop"]) fall.addEventListener(name, () => fall.classList.remove("over"));
fall.addEventListener("drop", (event) => {
  if (event.target === file || !event.dataTransfer.files[0]) return;
  event.preventDefault();
  file.files = event.dataTransfer.files;
  look();
});
if (file.files[0]) look();
