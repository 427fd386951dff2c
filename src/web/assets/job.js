// How a file goes on. Without this the page asks again by itself.
const by = (id) => document.getElementById(id);
const { events, rows } = by("progress").dataset;
const source = new EventSource(events);

const show = ({ read, size, rows: done }) => {
  const bar = by("bar");
  if (size) bar.max = size;
  bar.value = read;
  by("rows").textContent = rows.replace("{rows}", done);
};

source.addEventListener("progress", (event) => show(JSON.parse(event.data)));
for (const name of ["done", "failed", "gone"]) {
  source.addEventListener(name, () => {
    source.close();
    location.reload();
  });
}
