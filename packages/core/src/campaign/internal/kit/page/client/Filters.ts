/**
 * Search and filters. Within one filter any chosen value fits, all filters together must fit. Each choice says how many
 * posts it would show with the other filters as they are.
 */
export const filters = String.raw`
  const bar = $("#toolbar");
  const search = $("#search");
  const selects = $$("select[data-filter]", bar);
  const toggles = $$("button[data-toggle]", bar);
  const shownStatus = $("#shown");
  const clear = $("#clear");
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/\s+/g, " ");
  const textOf = (card) =>
    (card.text ??= fold(
      [card.element.dataset.network, card.element.dataset.format]
        .concat($$(".angle, .body, .video-title, .gap, blockquote, cite, .card-where, .media img", card.element).map((part) => part.alt ?? part.textContent))
        .join(" ")
    ));
  const pressed = (name) =>
    toggles.filter((one) => one.dataset.toggle === name && one.getAttribute("aria-pressed") === "true").map((one) => one.dataset.value);
  const chosen = () => ({
    words: fold(search.value).split(" ").filter(Boolean),
    networks: pressed("network"),
    flags: pressed("flags"),
    selects: selects.filter((one) => one.value !== "").map((one) => [one.dataset.filter, one.value])
  });
  const fits = (card, { words, networks, flags, selects: values }, but) =>
    (but === "network" || networks.length === 0 || networks.includes(card.element.dataset.network)) &&
    flags.every((flag) => card.flags.includes(flag)) &&
    values.every(([name, value]) => name === but || card.element.dataset[name] === value) &&
    (words.length === 0 || words.every((word) => textOf(card).includes(word)));
  const countChoices = (state) => {
    for (const one of selects) {
      const among = cards.filter((card) => fits(card, state, one.dataset.filter));
      for (const option of one.options) {
        if (option.value === "") continue;
        const count = among.filter((card) => card.element.dataset[one.dataset.filter] === option.value).length;
        option.textContent = option.dataset.name + " (" + count + ")";
      }
    }
    const byNetwork = cards.filter((card) => fits(card, state, "network"));
    const byAll = cards.filter((card) => fits(card, state));
    for (const one of toggles) {
      const isNetwork = one.dataset.toggle === "network";
      const count = isNetwork
        ? byNetwork.filter((card) => card.element.dataset.network === one.dataset.value).length
        : byAll.filter((card) => card.flags.includes(one.dataset.value)).length;
      $(".count", one).textContent = count;
      one.classList.toggle("is-none", count === 0);
    }
  };
  const apply = () => {
    const state = chosen();
    let shown = 0;
    for (const card of cards) {
      const isShown = fits(card, state);
      card.element.hidden = !isShown;
      if (card.entry) card.entry.classList.toggle("entry-off", !isShown);
      if (isShown) shown += 1;
    }
    for (const day of $$(".day")) day.hidden = !$(".card:not([hidden])", day);
    countChoices(state);
    $("#nothing").hidden = shown > 0;
    clear.hidden = state.words.length + state.networks.length + state.flags.length + state.selects.length === 0;
    shownStatus.textContent = shownStatus.dataset.template.replace("{shown}", shown).replace("{total}", cards.length);
  };
  const saveFilters = () => {
    const state = new URLSearchParams();
    const { networks, flags, selects: values } = chosen();
    if (search.value.trim() !== "") state.set("q", search.value.trim());
    if (networks.length > 0) state.set("network", networks.join());
    for (const [name, value] of values) state.set(name, value);
    if (flags.length > 0) state.set("show", flags.join());
    const open = openCard();
    if (open) state.set("post", open.element.id);
    writeHash(state);
  };
  const setFilters = (state) => {
    search.value = state.get("q") ?? "";
    for (const one of selects) {
      const wanted = state.get(one.dataset.filter) ?? "";
      one.value = Array.from(one.options).some((option) => option.value === wanted) ? wanted : "";
    }
    for (const one of toggles) {
      const values = (state.get(one.dataset.toggle === "flags" ? "show" : "network") ?? "").split(",");
      one.setAttribute("aria-pressed", String(values.includes(one.dataset.value)));
    }
    apply();
  };
  const changed = () => {
    apply();
    saveFilters();
  };
  const clearFilters = () => {
    setFilters(new URLSearchParams());
    saveFilters();
  };
  const applyHash = () => {
    const state = readHash();
    setFilters(state ?? new URLSearchParams());
    const card = state && cards.find((one) => one.element.id === state.get("post"));
    if (card) openPost(card);
  };
  bar.hidden = false;
  search.addEventListener("input", changed);
  for (const one of selects) one.addEventListener("change", changed);
  for (const one of toggles) {
    one.addEventListener("click", () => {
      one.setAttribute("aria-pressed", String(one.getAttribute("aria-pressed") !== "true"));
      changed();
    });
  }
  clear.addEventListener("click", () => {
    clearFilters();
    search.focus();
  });
  addEventListener("hashchange", () => {
    if (readHash()) applyHash();
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target instanceof Element && event.target.matches("input:not([type=radio]), select, textarea");
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey && !$("dialog[open]")) {
      event.preventDefault();
      search.focus();
    }
    if (event.key === "Escape" && event.target === search && search.value !== "") {
      event.preventDefault();
      search.value = "";
      changed();
    }
  });
`
