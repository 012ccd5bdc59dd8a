/**
 * Light or dark: as the reader's system is, until the reader chooses; the choice is remembered where the browser can.
 */
export const theme = String.raw`
  const themeButton = $("#theme");
  const remembered = (value) => {
    try {
      if (value === undefined) return localStorage.getItem("postwright-theme");
      if (value === null) localStorage.removeItem("postwright-theme");
      else localStorage.setItem("postwright-theme", value);
    } catch {
      return null;
    }
  };
  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : systemDark.matches);
  const tellTheme = () => {
    themeButton.lastElementChild.textContent = isDark() ? themeButton.dataset.light : themeButton.dataset.dark;
  };
  const savedTheme = remembered();
  if (savedTheme === "dark" || savedTheme === "light") root.dataset.theme = savedTheme;
  themeButton.addEventListener("click", () => {
    const wanted = isDark() ? "light" : "dark";
    // Back to what the system says: follow it again.
    if ((wanted === "dark") === systemDark.matches) {
      delete root.dataset.theme;
      remembered(null);
    } else {
      root.dataset.theme = wanted;
      remembered(wanted);
    }
    tellTheme();
  });
  systemDark.addEventListener("change", tellTheme);
  tellTheme();
`
