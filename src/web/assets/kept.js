// The address of the ad, for somebody else.
import { copy } from "./copy.js";

const button = document.getElementById("copy-link");
button.addEventListener("click", async () => {
  await copy(`${location.origin}${location.pathname}`);
  document.getElementById("busy").textContent = button.dataset.done;
});
