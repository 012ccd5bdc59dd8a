/**
 * Rules of the cards and of what stands beside a post: scores, findings, citations, and what else is known.
 */
export const cards = `
.day{padding-top:1.5rem;scroll-margin-top:6rem;content-visibility:auto;contain-intrinsic-size:auto 60rem}
.day>h3{display:flex;align-items:center;gap:.8rem;padding-bottom:.8rem;font-weight:600;font-size:1rem;line-height:1.25}
.day-number{font:650 2.3rem/1 var(--display);font-variant-numeric:lining-nums tabular-nums;letter-spacing:-.02em;min-width:2ch;color:var(--accent)}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(21.5rem,100%),1fr));gap:1.25rem;align-items:start}
.card{background:var(--surface);border:1px solid var(--line);border-radius:.9rem;padding:1rem;min-width:0;scroll-margin-top:7.5rem}
.card:target{border-color:var(--accent);box-shadow:0 0 0 2px var(--accent)}
.card-empty{background:transparent;border-style:dashed;border-color:var(--muted)}
.card-head{display:flex;align-items:center;gap:.65rem;font-size:.9375rem;line-height:1.25}
.card-where{display:flex;flex-direction:column;min-width:0}
.card-where .dim{font-size:.8125rem}
.card-when{margin-inline-start:auto;display:flex;flex-direction:column;align-items:flex-end;gap:.35rem;flex:none}
.card-when time{font:650 1.0625rem/1 var(--text);font-variant-numeric:lining-nums tabular-nums}
.card-date{display:none;font-weight:400;color:var(--muted)}
.angle{margin:.75rem 0 .8rem;font:600 1.0625rem/1.3 var(--display);text-wrap:pretty}
.chips{display:flex;flex-wrap:wrap;justify-content:flex-end;gap:.3rem}
.chip{display:inline-flex;align-items:center;font-size:.75rem;font-weight:600;line-height:1.2;border-radius:2rem;padding:.22rem .65rem;background:var(--sunken);color:var(--muted)}
.chip-approved{background:#d9efdf;color:#15532b}.chip-locked{background:#dbe7f8;color:#1b4480}.chip-rejected{background:#f8dcd9;color:#7d1f17}.chip-needs-material{background:#fbe6bd;color:#6b4300}.chip-block{background:#fbd9d4;color:#8a1c10}.chip-repair,.chip-quarantine{background:#fbe6bd;color:#6b4300}

.variants{display:flex;flex-wrap:wrap;gap:.4rem;margin-bottom:.6rem;position:relative}
.variants:not(:has(.tab:not([hidden]))){display:none}
.tab{display:inline-flex;align-items:center;gap:.4rem;min-height:2rem;padding:.15rem .7rem;border:1px solid var(--edge);border-radius:2rem;font-size:.8125rem;font-weight:650;cursor:pointer;min-width:0}
.tab:hover{border-color:var(--ink)}
.tab-name{font-weight:450;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.panel{display:none}
.tools{display:flex;flex-wrap:wrap;align-items:center;gap:.3rem .75rem;min-height:2.4rem;margin:.5rem 0 .2rem}
.length{font-size:.8125rem;color:var(--muted);font-variant-numeric:tabular-nums}
.over{color:light-dark(#b42318,#ff9d94);font-weight:650}
.copy{margin-inline-start:auto;min-height:2.1rem;padding:.1rem .7rem;font-size:.8125rem;background:transparent}
details{border-top:1px solid var(--line)}
summary{cursor:pointer;padding:.6rem 0;font-size:.875rem;font-weight:600;list-style-position:inside}
summary:hover{color:var(--accent)}
details[open]>summary{margin-bottom:.25rem}
details>:last-child{padding-bottom:.8rem}
details>summary:last-child{padding-bottom:.6rem}
details h5{font-size:.8125rem;margin:.5rem 0 .35rem}
.dossier>.dossier-parts{padding-bottom:0}
.dossier>summary{color:var(--accent)}
.scores summary{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:.9rem;list-style:none}
.scores summary::-webkit-details-marker{display:none}
.score{display:grid;grid-template-columns:1fr auto;gap:.15rem .3rem;font-size:.75rem;font-weight:400;color:var(--muted)}
.score-name{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.score-value{font-weight:650;color:var(--ink);font-variant-numeric:tabular-nums}
.bar{grid-column:1/-1;height:.3rem;border-radius:1rem;background:var(--line);overflow:hidden}
.bar::before{content:"";display:block;height:100%;border-radius:1rem}
.bar-good::before{background:#2f8f5b}.bar-bad::before{background:#c2571a}
.parts li{display:flex;gap:.75rem;padding:.3rem 0;font-size:.8125rem;line-height:1.45}
.parts p{min-width:0;font-size:inherit}
.parts i{flex:none;width:2rem;text-align:end;font-style:normal;font-weight:650;font-variant-numeric:tabular-nums}
small{font-size:inherit;color:var(--muted)}
.why p{font-size:.875rem}
.why ul{padding-block:.3rem}
blockquote{border-inline-start:3px solid var(--accent);padding-inline-start:.8rem;font:400 .9375rem/1.5 var(--display);white-space:pre-line}
.cites li p{font-size:.8125rem;margin-top:.3rem;padding-inline-start:calc(.8rem + 3px)}
cite{font-style:normal}
.meta-line{padding:.55rem 0;font-size:.875rem;border-top:1px solid var(--line)}
.thumbnail{display:block;max-width:17rem;margin:0 0 .7rem}
.thumbnail img{display:block;width:100%;height:auto;border-radius:.3rem}
.found{background:light-dark(#fff3d1,#443409);color:inherit;border-bottom:2px solid light-dark(#b97700,#e0ae42);border-radius:.15rem .15rem 0 0;padding-bottom:1px}
.found-block,.found-fix{background:light-dark(#fde3df,#4b1a14);border-bottom-color:light-dark(#b42318,#ff9d94)}
.found-warn{background:transparent;border-bottom:2px dotted light-dark(#8a6a1f,#cfae62)}
.findings li{padding:.45rem 0;font-size:.875rem;line-height:1.45}
.findings li+li{border-top:1px solid var(--line)}
.findings li p+p{margin-top:.2rem;font-size:.8125rem}
.findings blockquote{margin:.35rem 0 0;font-size:.875rem}
.findings code{font-size:.75rem}
.severity{margin-inline-end:.3rem}
.severity-block,.severity-fix{color:light-dark(#b42318,#ff9d94)}
.severity-quarantine{color:light-dark(#8a5a00,#e0ae42)}
.made{border-top:1px solid var(--line);padding-block:.65rem;font-size:.75rem;color:var(--muted)}
.gap{margin:.6rem 0 .7rem;padding:.8rem .9rem;border-radius:.6rem;background:light-dark(#fdf3df,#3a2c10);color:light-dark(#4d3200,#f6deb0);font-size:.9063rem}
.gap h3,.gap h5{font-size:.875rem;margin-bottom:.35rem}
.gap li{padding-inline-start:1rem;position:relative}
.gap li::before{content:"–";position:absolute;inset-inline-start:0}
.nothing{margin-top:1.25rem;padding:2rem;text-align:center;border:1px dashed var(--line);border-radius:.9rem;color:var(--muted)}
`
