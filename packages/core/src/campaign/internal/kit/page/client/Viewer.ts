/**
 * The opened post: its card moves into a dialog with all that is known of it, and back when the dialog closes. From there
 * the arrows lead to the other posts that the filters show. Citations open their passage in the source's text.
 */
export const viewer = String.raw`
  const viewerDialog = $("#viewer");
  const viewerCard = $("#viewer-card");
  const passageDialog = $("#passage");
  const placeholderOf = document.createElement("div");
  let opened;
  const openCard = () => opened && opened.card;
  const putBack = () => {
    if (!opened) return;
    const { card, states } = opened;
    for (const video of $$("video", card.element)) video.pause();
    for (const [details, isOpen] of states) details.open = isOpen;
    placeholderOf.replaceWith(card.element);
    opened = undefined;
  };
  const openPost = (card) => {
    if (openCard() === card) return;
    putBack();
    const states = $$(".dossier, .dossier-parts > details", card.element).map((details) => [details, details.open]);
    placeholderOf.style.height = card.element.offsetHeight + "px";
    card.element.replaceWith(placeholderOf);
    viewerCard.append(card.element);
    opened = { card, states };
    for (const [details] of states) {
      if (details.matches(".dossier, .cites") || details.parentElement.children.length < 5) details.open = true;
    }
    const list = shownCards();
    const at = list.indexOf(card);
    $("#viewer-place").textContent = at < 0 ? "" : at + 1 + " / " + list.length;
    for (const button of $$("[data-step]", viewerDialog)) button.disabled = !list[at + Number(button.dataset.step)];
    openDialog(viewerDialog);
    viewerCard.scrollTop = 0;
    seen($$("img[data-full]", card.element));
    saveFilters();
  };
  const stepTo = (by) => {
    const list = shownCards();
    const next = list[list.indexOf(openCard()) + by];
    if (next) openPost(next);
  };
  viewerDialog.addEventListener("close", () => {
    putBack();
    saveFilters();
  });
  viewerDialog.addEventListener("click", (event) => {
    const step = event.target.closest("[data-step]");
    if (step) stepTo(Number(step.dataset.step));
  });
  viewerDialog.addEventListener("keydown", (event) => {
    if (event.target.matches("input, select, video, .slides, summary") || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowLeft") stepTo(-1);
    else if (event.key === "ArrowRight") stepTo(1);
    else return;
    event.preventDefault();
  });
  for (const summary of $$(".dossier > summary")) summary.setAttribute("aria-haspopup", "dialog");
  const openPassage = (id, label) => {
    const start = document.getElementById(id);
    const excerpt = start && start.closest(".excerpt");
    if (!excerpt) return false;
    const copy = excerpt.cloneNode(true);
    for (const part of $$("[id]", copy)) part.removeAttribute("id");
    const marks = $$("mark", copy);
    for (const mark of marks) mark.classList.toggle("is-cited", mark.dataset.q.split(" ").includes(id));
    const text = $("#passage-text");
    text.lang = excerpt.parentElement.lang;
    text.replaceChildren(copy);
    $("#passage-source").textContent = label;
    openDialog(passageDialog);
    const first = $(".is-cited", copy);
    if (first) text.scrollTop += first.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
    text.focus({ preventScroll: true });
    return true;
  };
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const entry = event.target.closest("a[data-card]");
    const summary = event.target.closest(".dossier > summary");
    const citation = event.target.closest("a[data-passage]");
    if (entry || (summary && !viewerDialog.contains(summary))) {
      const id = entry ? entry.dataset.card : summary.closest(".card").id;
      const card = cards.find((one) => one.element.id === id);
      event.preventDefault();
      if (card.element.hidden) clearFilters();
      openPost(card);
    } else if (citation) {
      const source = $("cite", citation.parentElement);
      if (openPassage(citation.dataset.passage, source ? source.textContent : "")) event.preventDefault();
    }
  });
`
