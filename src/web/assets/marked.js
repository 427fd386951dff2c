// A field with marks behind its words. The marks lie in a layer of the same shape, and move with the words while one writes.

// The layer behind a textarea; null offsets are never given: they are those of the field's own text.
export function marked(field) {
  const layer = document.createElement("div");
  layer.className = "layer";
  layer.setAttribute("aria-hidden", "true");
  field.before(layer);
  field.parentElement.classList.add("live");
  layer.append(document.createTextNode(field.value));
  let text = field.value;

  // What is written moves the marks at once; the next answer sets them right.
  const follow = () => {
    const next = field.value;
    if (next === text) return;
    const least = Math.min(text.length, next.length);
    let from = 0;
    while (from < least && text[from] === next[from]) from++;
    let kept = 0;
    while (kept < least - from && text[text.length - 1 - kept] === next[next.length - 1 - kept]) kept++;
    const range = document.createRange();
    range.setStart(...point(layer, from));
    range.setEnd(...point(layer, text.length - kept));
    range.deleteContents();
    range.insertNode(document.createTextNode(next.slice(from, next.length - kept)));
    text = next;
  };

  // Shows the pieces of an answer, unless they are of another text.
  const show = (pieces) => {
    const fragment = document.createDocumentFragment();
    fragment.append(...pieces);
    if (fragment.textContent !== field.value) return false;
    layer.replaceChildren(fragment);
    text = field.value;
    return true;
  };

  const clear = () => {
    text = field.value;
    layer.replaceChildren(document.createTextNode(text));
  };

  // The mark at an offset of the text.
  const at = (offset) => {
    const [node] = point(layer, offset, true);
    return node.nodeType === Node.TEXT_NODE ? node.parentElement.closest("mark") : null;
  };

  // Where an element of the layer begins in the text.
  const offset = (element) => {
    const range = document.createRange();
    range.setStart(layer, 0);
    range.setEndBefore(element);
    return range.toString().length;
  };

  return { field, layer, follow, show, clear, at, offset };
}

// The text node and place of an offset; `inside` asks for the node that holds the character behind it.
function point(layer, offset, inside = false) {
  const nodes = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
  let left = offset;
  let last = null;
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    if (inside ? left < node.length : left <= node.length) return [node, left];
    left -= node.length;
    last = node;
  }
  return last ? [last, last.length] : [layer, 0];
}

// Offsets of the API count code points, those of the browser UTF-16 units.
export function units(text, points) {
  let at = 0;
  for (let count = 0; count < points && at < text.length; count++) {
    at += text.codePointAt(at) > 0xffff ? 2 : 1;
  }
  return at;
}

// Writes in a field as a person would: the browser's own undo knows of it.
export function write(field, from, to, words) {
  const before = field.value;
  field.focus({ preventScroll: true });
  field.setSelectionRange(from, to);
  const done = words === "" ? document.execCommand("delete") : document.execCommand("insertText", false, words);
  if (!done || field.value !== before.slice(0, from) + words + before.slice(to)) {
    field.value = before.slice(0, from) + words + before.slice(to);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

// Writes another text, touching only what differs.
export function rewrite(field, next) {
  const now = field.value;
  if (now === next) return;
  const least = Math.min(now.length, next.length);
  let from = 0;
  while (from < least && now[from] === next[from]) from++;
  let kept = 0;
  while (kept < least - from && now[now.length - 1 - kept] === next[next.length - 1 - kept]) kept++;
  write(field, from, now.length - kept, next.slice(from, next.length - kept));
}
