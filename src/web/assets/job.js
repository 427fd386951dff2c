// How a file goes on. Without this the page asks again by itself.
const by = (id) => document.getElementById(id);
const words = by("progress").dataset;
const source = new EventSource(words.events);

const show = ({ state, read, size, rows }) => {
  const bar = by("bar");
  if (size) bar.max = size;
  bar.value = read;
  by("rows").textContent = words.rows.replace("{rows}", rows);
  // said once: what listens need not hear every row
  const standing = words[state] ?? "";
  if (standing && by("standing").textContent !== standing) by("standing").textContent = standing;
};

source.addEventListener("progress", (event) => show(JSON.parse(event.data)));
for (const name of ["done", "failed", "gone"]) {
  source.addEventListener(name, () => {
    source.close();
    // forgotten from elsewhere: there is nothing here any more
    name === "gone" ? location.assign(words.files) : location.reload();
  });
}
// who stops it is led away by the form: that it is gone is no news then
by("progress").querySelector("form").addEventListener("submit", () => source.close());
