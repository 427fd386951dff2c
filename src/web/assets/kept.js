// The address of the ad, for somebody else.
const button = document.getElementById("copy-link");
button.addEventListener("click", async () => {
  await navigator.clipboard.writeText(`${location.origin}${location.pathname}`);
  document.getElementById("busy").textContent = button.dataset.done;
});
