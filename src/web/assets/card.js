// The card of a phrase: how it is read, and how else it may be meant. Its choices are those of the page's own form.

export function card(contest) {
  const box = document.getElementById("phrase-card");
  const part = (name) => document.getElementById(`card-${name}`);
  let back = null;

  const close = () => {
    if (box.hidden) return;
    const inside = box.contains(document.activeElement);
    box.hidden = true;
    if (inside) back?.focus({ preventScroll: true });
  };

  const choose = (meant) => {
    const phrase = box.dataset.phrase;
    close();
    contest(phrase, meant);
  };

  // Fills the card for a mark, beside it; `focus` moves the focus into it.
  const open = (mark, from, focus) => {
    back = from;
    box.dataset.phrase = mark.dataset.phrase;
    part("words").textContent = mark.dataset.phrase.split("|").slice(1).join("|") || mark.textContent;
    part("read").textContent = mark.title;
    const can = [...(document.getElementById("phrase")?.options ?? [])].some((option) => option.value === box.dataset.phrase);
    part("choices").hidden = !can;
    part("none").hidden = can;
    if (can) offer();
    box.hidden = false;
    place(box, mark);
    if (focus) box.focus({ preventScroll: true });
  };

  const offer = () => {
    const meant = document.getElementById("meant");
    const plain = [...meant.querySelectorAll(":scope > option")].filter((option) => option.value);
    part("buttons").replaceChildren(
      ...plain.map((option) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "small";
        button.textContent = option.textContent;
        button.addEventListener("click", () => choose(option.value));
        return button;
      }),
    );
    const empty = new Option("…", "");
    part("trade").replaceChildren(empty, ...[...meant.querySelectorAll("optgroup > option")].map((option) => option.cloneNode(true)));
  };

  part("trade").addEventListener("change", (event) => event.target.value && choose(event.target.value));
  part("close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
  document.addEventListener("pointerdown", (event) => !box.contains(event.target) && close());
  // a turned phone moves the words away from under it; a keyboard that opens does not
  let width = window.innerWidth;
  window.addEventListener("resize", () => {
    if (width !== window.innerWidth) close();
    width = window.innerWidth;
  });
  return { open, close };
}

// Below the words, else above them, never beyond the window.
function place(box, mark) {
  const words = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
  const margin = 8;
  const left = Math.max(margin, Math.min(words.left, document.documentElement.clientWidth - box.offsetWidth - margin));
  const below = words.bottom + margin;
  const above = words.top - margin - box.offsetHeight;
  const fits = below + box.offsetHeight <= window.innerHeight || above < margin;
  box.style.left = `${left + window.scrollX}px`;
  box.style.top = `${(fits ? below : above) + window.scrollY}px`;
}
