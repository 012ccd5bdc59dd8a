/**
 * Rules of the calendar and of the networks' marks.
 */
export const months = `
.month{margin-top:1rem}
.month>h3{font-size:1rem;font-weight:600;color:var(--muted)}
.weekdays,.days{display:grid;grid-template-columns:repeat(7,minmax(0,1fr))}
.weekdays{margin-top:.5rem;font-size:.8125rem;font-weight:600;color:var(--muted)}
.weekdays span{padding:.3rem .55rem}
.days{gap:1px;background:var(--line);border:1px solid var(--line);border-radius:.75rem;overflow:hidden}
.cell{background:var(--surface);padding:.35rem .35rem .5rem;min-height:7.2rem;min-width:0}
.cell-out{background:var(--paper);color:var(--muted)}
.cell-day{padding:.05rem .25rem .2rem;font-size:.875rem;font-weight:600}
.cell-day a{color:inherit;text-decoration:none}
.cell-day a:hover{text-decoration:underline}
.cell-out .cell-day{font-weight:400}
.cell .long{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.entry{display:flex;align-items:flex-start;gap:.4rem;padding:.25rem;border-radius:.4rem;font-size:.8125rem;line-height:1.32;color:var(--ink);text-decoration:none}
.entry:hover{background:var(--sunken)}
.entry:focus-visible{outline-offset:-2px}
.entry .mark{width:1.2rem;height:1.2rem;border-radius:.3rem}
.entry-words{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;min-width:0;flex:1;hyphens:auto}
.entry-time{font-variant-numeric:tabular-nums;font-weight:600}
.entry-text{color:var(--muted)}
.entry-face{position:relative;flex:none;display:block;width:1.2rem;height:1.2rem}
.entry-face:has(img){width:2.1rem;height:2.1rem}
.entry-face>img{width:100%;height:100%;object-fit:cover;border-radius:.35rem}
.entry-face>img+.mark,.entry-face:has(img)>.mark{position:absolute;right:-.25rem;bottom:-.2rem;width:1.05rem;height:1.05rem;box-shadow:0 0 0 1.5px var(--surface)}
.entry-state{flex:none;width:.95rem;height:.95rem;margin:.1rem 0 0}
.entry-approved .entry-state,.entry-locked .entry-state{color:light-dark(#1d7a40,#7fd49b)}
.entry-rejected .entry-text{text-decoration:line-through}
.entry-needs-material .mark{background:transparent;color:var(--muted);box-shadow:inset 0 0 0 1.5px var(--muted)}
.entry-needs-material .entry-text{font-style:italic}
.entry-off{opacity:.25}

.mark{display:inline-grid;place-items:center;flex:none;width:2.1rem;height:2.1rem;border-radius:.55rem;color:#fff}
.mark svg{width:78%;height:78%}
.mark-x{background:#14181c}.mark-tiktok{background:#121212}.mark-linkedin{background:#0a62bd}.mark-facebook{background:#1668d9}.mark-instagram{background:#b8327c}.mark-youtube{background:#cc1a1a}
:root[data-theme=dark] .mark-x,:root[data-theme=dark] .mark-tiktok{box-shadow:0 0 0 1px #555}
`
