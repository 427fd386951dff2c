// Answers while one writes. Without it the form is simply sent.
(() => {
  "use strict";
  const form = document.getElementById("check");
  const text = document.getElementById("text");
  const title = document.getElementById("title");
  const file = document.getElementById("file");
  const result = document.getElementById("result");
  const busy = document.getElementById("busy");
  const json = document.getElementById("json");
  const PAUSE = 350; // milliseconds after the last key
  const LEAST = 60; // characters below which nothing is asked

  let timer = 0;
  let running = null;

  const send = async (address, body, signal) => {
    const answer = await fetch(address, { method: "POST", body, signal });
    if (answer.ok) return answer;
    const problem = await answer.json().catch(() => ({}));
    throw new Error([problem.title, problem.detail].filter(Boolean).join(" ") || busy.dataset.failed);
  };

  // Only the newest text is answered: a request that is overtaken is given up.
  const check = async (byHand) => {
    clearTimeout(timer);
    running?.abort();
    const mine = (running = new AbortController());
    const body = new FormData();
    body.set("title", title.value);
    body.set("text", text.value);
    for (const control of result.querySelectorAll("[form=check][name]")) {
      if (control.type !== "checkbox" || control.checked) body.set(control.name, control.value);
    }
    busy.textContent = busy.dataset.busy;
    result.setAttribute("aria-busy", "true");
    try {
      const answer = await send(result.dataset.result, body, mine.signal);
      const html = await answer.text();
      if (mine !== running) return;
      result.innerHTML = html;
      json.hidden = false;
      busy.textContent = result.querySelector(".level")?.textContent ?? "";
      if (byHand) document.getElementById("verdict-heading")?.focus();
    } catch (error) {
      if (mine !== running) return;
      forget(error.message || busy.dataset.failed);
    }
    result.removeAttribute("aria-busy");
  };

  // An answer to another text than the one shown would mislead.
  const forget = (why) => {
    clearTimeout(timer);
    running?.abort();
    running = null;
    result.replaceChildren();
    result.removeAttribute("aria-busy");
    json.hidden = true;
    busy.textContent = why;
  };

  const take = async (chosen) => {
    const body = new FormData();
    body.set("file", chosen);
    busy.textContent = busy.dataset.busy;
    try {
      const read = await (await send(result.dataset.read, body)).json();
      title.value = read.title;
      text.value = read.text;
      check(true);
    } catch (error) {
      forget(error.message || busy.dataset.failed);
    }
    file.value = "";
  };

  form.addEventListener("submit", (event) => {
    if (event.submitter?.hasAttribute("formaction")) return;
    event.preventDefault();
    check(true);
  });
  // A phrase of the marked ad is chosen to be contested.
  result.addEventListener("click", (event) => {
    const phrase = event.target.closest?.("mark[data-phrase]")?.dataset.phrase;
    const choice = document.getElementById("phrase");
    if (!choice || ![...choice.options].some((option) => option.value === phrase)) return;
    choice.value = phrase;
    document.getElementById("meant").focus();
  });
  for (const field of [title, text]) {
    field.addEventListener("input", () => {
      clearTimeout(timer);
      if (text.value.length < LEAST) forget("");
      else timer = setTimeout(check, PAUSE);
    });
  }
  // The other language, with what is written kept.
  document.getElementById("language").addEventListener("click", (event) => {
    if (!text.value) return;
    event.preventDefault();
    form.action = event.currentTarget.href;
    form.submit();
  });
  file.addEventListener("change", () => file.files[0] && take(file.files[0]));
  text.addEventListener("dragover", (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    text.classList.add("over");
  });
  for (const name of ["dragleave", "drop"]) {
    text.addEventListener(name, () => text.classList.remove("over"));
  }
  text.addEventListener("drop", (event) => {
    const dropped = event.dataTransfer.files[0];
    if (!dropped) return;
    event.preventDefault();
    take(dropped);
  });
})();
