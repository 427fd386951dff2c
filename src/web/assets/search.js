// What is ticked is asked for at once. Without this the form has a button for it.
const form = document.getElementById("search");
const facets = document.getElementById("facets");
form.addEventListener("change", (event) => event.target.matches("[type=checkbox], select") && form.requestSubmit());
// On a narrow screen the ads come first.
if (facets && matchMedia("(max-width: 63.99rem)").matches) facets.open = false;
