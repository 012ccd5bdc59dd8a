/**
 * The calendar as one stop of the Tab key: arrows move to the day before, after, above or below, and within a day. Each
 * entry gets a small copy of its post's picture.
 */
export const calendarKeys = String.raw`
  const entries = cards.flatMap((card) => (card.entry ? [card.entry] : []));
  const dayEntries = new Map();
  for (const entry of entries) {
    const cell = entry.closest(".cell");
    dayEntries.set(cell, (dayEntries.get(cell) ?? []).concat(entry));
    const card = cards.find((one) => one.entry === entry).element;
    const picture = $(".media img", card);
    const poster = $(".media video[poster]", card);
    const source = picture ? picture.src : poster ? poster.poster : "";
    if (source !== "") {
      const small = new Image();
      small.loading = "lazy";
      small.alt = "";
      small.src = source;
      $(".entry-face", entry).prepend(small);
    }
  }
  const days = Array.from(dayEntries.keys());
  const makeStop = (entry) => {
    for (const one of entries) one.tabIndex = one === entry ? 0 : -1;
  };
  if (entries.length > 0) makeStop(entries[0]);
  const isList = () => matchMedia("(max-width:48rem)").matches;
  const neighbour = (entry, key) => {
    const cell = entry.closest(".cell");
    const inDay = dayEntries.get(cell);
    const at = inDay.indexOf(entry);
    const all = entries.indexOf(entry);
    if (key === "Home") return entries[0];
    if (key === "End") return entries.at(-1);
    if (isList()) return entries[all + (key === "ArrowDown" || key === "ArrowRight" ? 1 : -1)];
    if (key === "ArrowDown" && inDay[at + 1]) return inDay[at + 1];
    if (key === "ArrowUp" && inDay[at - 1]) return inDay[at - 1];
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
    const cells = $$(".cell", cell.parentElement);
    const target = dayEntries.get(cells[cells.indexOf(cell) + steps[key]]);
    if (!target) return Math.abs(steps[key]) === 1 ? (dayEntries.get(days[days.indexOf(cell) + steps[key]]) ?? [])[0] : undefined;
    return key === "ArrowDown" ? target[0] : key === "ArrowUp" ? target.at(-1) : (target[at] ?? target.at(-1));
  };
  $("#calendar").addEventListener("keydown", (event) => {
    const entry = event.target.closest("a[data-card]");
    if (!entry || !["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"].includes(event.key)) return;
    event.preventDefault();
    const next = neighbour(entry, event.key);
    if (!next) return;
    makeStop(next);
    next.focus();
  });
  $("#calendar").addEventListener("focusin", (event) => {
    const entry = event.target.closest("a[data-card]");
    if (entry) makeStop(entry);
  });
`
