// Asks the server, and puts its answer on the page. Only the newest question is answered.

// Sends a form; a failure carries words for people.
export async function send(address, body, words, signal) {
  let answer;
  try {
    answer = await fetch(address, { method: "POST", body, signal });
  } catch (error) {
    throw error.name === "AbortError" ? error : new Error(words.failed);
  }
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => ({}));
  throw new Error([problem.title, problem.help ?? problem.detail].filter(Boolean).join(" ") || words.failed);
}

// A question that gives up the one before it: `ask` gives null to whoever was overtaken.
export function newest(address, words) {
  let running = null;
  const drop = () => {
    running?.abort();
    running = null;
  };
  const ask = async (body) => {
    drop();
    const mine = (running = new AbortController());
    try {
      const answer = await send(address, body, words, mine.signal);
      const html = await answer.text();
      return mine === running ? html : null;
    } catch (error) {
      if (mine !== running) return null;
      throw error;
    }
  };
  return { ask, drop };
}

// Puts new parts in the place of old ones, and leaves alone what stays the same: nothing flickers, what was opened stays open.
export function replace(place, parts) {
  const open = new Set([...place.querySelectorAll("details[open]")].map((details) => details.id));
  const focus = place.contains(document.activeElement) ? document.activeElement.id : "";
  const old = new Map([...place.children].map((part) => [part.id, part]));
  for (const part of parts) {
    for (const details of part.querySelectorAll("details")) if (open.has(details.id)) details.open = true;
  }
  let before = null;
  for (const part of parts) {
    const known = old.get(part.id);
    const kept = known && known.isEqualNode(part) ? known : part;
    if (known && kept !== known) known.replaceWith(kept);
    else if (!known) before ? before.after(kept) : place.prepend(kept);
    if (before && before.nextElementSibling !== kept) before.after(kept);
    if (known) old.delete(part.id);
    before = kept;
  }
  for (const gone of old.values()) gone.remove();
  if (focus && document.activeElement === document.body) document.getElementById(focus)?.focus({ preventScroll: true });
}
