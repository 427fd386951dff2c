// What is ticked is asked for at once, and keeps the focus over the new page. Without this the form has a button for it.
const form = document.getElementById("search");
const facets = document.getElementById("facets");
const TICKED = "rolefit-ticked";

// a browser may keep nothing at all
const memory = (work) => {
  try {
    return work(sessionStorage);
  } catch {
    return null;
  }
};

form.addEventListener("change", ({ target }) => {
  if (!target.matches("[type=checkbox], select")) return;
  const one = target.id ? `#${target.id}` : `[name=${target.name}][value=${JSON.stringify(target.value)}]`;
  memory((kept) => kept.setItem(TICKED, one));
  form.requestSubmit();
});
const ticked = memory((kept) => kept.getItem(TICKED));
memory((kept) => kept.removeItem(TICKED));
const again = ticked && form.querySelector(ticked);
// On a narrow screen the ads come first.
if (facets && !facets.contains(again) && matchMedia("(max-width: 63.99rem)").matches) facets.open = false;
if (again) {
  const folded = again.closest("fieldset details");
  if (folded) folded.open = true;
  again.focus();
}
