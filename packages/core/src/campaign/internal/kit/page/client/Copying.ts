/**
 * Copying a wording as it is sent, and opening what a network lays behind "more".
 */
export const copying = String.raw`
  for (const button of $$("button.copy")) button.hidden = false;
  document.addEventListener("click", async (event) => {
    if (!(event.target instanceof Element)) return;
    const more = event.target.closest("button.more");
    if (more) {
      const said = more.closest(".said");
      const isOpen = said.classList.toggle("is-open");
      more.setAttribute("aria-expanded", String(isOpen));
      more.dataset.more ??= more.textContent;
      more.textContent = isOpen ? more.dataset.less : more.dataset.more;
    }
    const button = event.target.closest("button.copy");
    if (!button) return;
    const panel = button.closest(".panel");
    const texts = $(".net-texts ." + Array.from(panel.classList).find((name) => name.startsWith("panel-")), button.closest(".card"));
    const text = $$(".body", texts).map((body) => body.textContent).join("\n\n");
    const words = button.lastElementChild;
    const before = (button.dataset.before ??= words.textContent);
    try {
      await navigator.clipboard.writeText(text);
      words.textContent = button.dataset.done;
      setTimeout(() => (words.textContent = before), 1600);
    } catch {
      getSelection().selectAllChildren(texts);
    }
  });
  addEventListener("beforeprint", () => {
    if (viewerDialog.open) viewerDialog.close();
    for (const picture of $$(".media img")) picture.loading = "eager";
    for (const details of $$(".dossier, .cites, .findings")) details.open = true;
  });
`
