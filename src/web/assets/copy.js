// Puts words on the clipboard, also where the browser keeps it from pages that came over plain HTTP.
export async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    const focus = document.activeElement;
    const field = document.createElement("textarea");
    field.className = "quiet";
    field.value = words;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    focus?.focus({ preventScroll: true });
  }
}
