/**
 * The fixed part of the page's style sheet.
 */
export const rules = `
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-behavior:smooth;scroll-padding-top:5.5rem}
body{margin:0;background:var(--paper);color:var(--ink);font:400 1rem/1.55 var(--text);overflow-wrap:anywhere;font-variant-numeric:lining-nums;text-rendering:optimizeLegibility}
[hidden]{display:none!important}
h1,h2,h3,h4,h5,p,ol,ul,dl,dd,blockquote,fieldset{margin:0;padding:0}
fieldset{border:0;min-width:0}
ul,ol{list-style:none}
a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:1px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
.wrap{width:min(80rem,100%);margin-inline:auto;padding-inline:clamp(1rem,4vw,2.75rem)}
.sr{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-999rem;top:0;z-index:20;background:var(--surface);padding:.75rem 1.25rem}
.skip:focus{left:0}
.sprite{position:absolute;width:0;height:0;overflow:hidden}
.icon{width:1.05em;height:1.05em;flex:none;vertical-align:-.16em;margin-inline-end:.4em}
.dim{color:var(--muted);font-weight:400}
.plain>li+li{margin-top:.9rem}

.masthead{background:var(--primary);color:var(--on-primary);padding-block:clamp(2.25rem,5vw,4.5rem) clamp(1.75rem,3.5vw,3rem)}
.masthead :focus-visible{outline-color:var(--on-primary)}
.kicker{font-size:.8125rem;font-weight:650;letter-spacing:.12em;text-transform:uppercase;color:var(--on-primary-muted)}
h1{font:600 clamp(1.9rem,1.1rem + 3.4vw,3.5rem)/1.1 var(--display);letter-spacing:-.015em;max-width:24ch;margin-top:.6rem;text-wrap:balance;hyphens:auto}
.lede{font:400 clamp(1.05rem,.95rem + .5vw,1.3rem)/1.5 var(--display);max-width:58ch;margin-top:1.1rem;color:var(--on-primary-muted);text-wrap:pretty}
.range{display:flex;flex-wrap:wrap;gap:.4rem 1rem;align-items:center;margin-top:1.5rem;font-weight:600}
.zone{font-weight:400;color:var(--on-primary-muted)}
.disclosure{border:1px solid var(--on-primary-muted);border-radius:2rem;padding:.05rem .75rem;font-size:.8125rem;font-weight:500}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(7.5rem,1fr));gap:1rem 1.5rem;margin-top:clamp(1.75rem,3vw,2.75rem);padding-top:1.25rem;border-top:1px solid color-mix(in srgb,var(--on-primary) 28%,transparent)}
.facts div{display:flex;flex-direction:column-reverse;justify-content:flex-end}
.facts dd{font:600 clamp(1.7rem,1.3rem + 1.2vw,2.4rem)/1.1 var(--display);font-variant-numeric:lining-nums tabular-nums}
.facts dt{font-size:.875rem;color:var(--on-primary-muted)}

.toolbar{position:sticky;top:0;z-index:10;background:var(--surface);border-bottom:1px solid var(--line)}
.toolbar .wrap{display:flex;flex-wrap:wrap;align-items:center;gap:.6rem .9rem;padding-block:.7rem}
.field{display:flex;align-items:center;gap:.45rem;font-size:.875rem;color:var(--muted)}
.field-search{flex:1 1 15rem;position:relative}
.field-search .icon{position:absolute;left:.7rem;margin:0;color:var(--muted);pointer-events:none}
input[type=search],select,button{font:inherit;font-size:.9375rem;color:var(--ink);background:var(--paper);border:1px solid var(--line);border-radius:.5rem;min-height:2.6rem}
input[type=search]{width:100%;padding:.35rem .75rem .35rem 2.1rem}
input[type=search]::placeholder{color:var(--muted);opacity:1}
select{padding:.35rem .5rem;max-width:11rem}
button{padding:.35rem .9rem;cursor:pointer}
button:hover,select:hover,input[type=search]:hover{border-color:var(--muted)}
.shown{margin-inline-start:auto;font-size:.875rem;color:var(--muted);font-variant-numeric:tabular-nums}

main{width:min(80rem,100%);margin-inline:auto;padding-inline:clamp(1rem,4vw,2.75rem)}
.section{padding-top:clamp(2.25rem,4.5vw,3.75rem)}
.section:focus{outline:none}
h2{font:600 clamp(1.4rem,1.2rem + 1vw,2rem)/1.2 var(--display);letter-spacing:-.01em}

.month{margin-top:1.25rem}
.month>h3{font-size:1rem;font-weight:600;color:var(--muted)}
.weekdays,.days{display:grid;grid-template-columns:repeat(7,minmax(0,1fr))}
.weekdays{margin-top:.6rem;font-size:.8125rem;font-weight:600;color:var(--muted)}
.weekdays span{padding:.3rem .55rem}
.days{gap:1px;background:var(--line);border:1px solid var(--line);border-radius:.75rem;overflow:hidden}
.cell{background:var(--surface);padding:.4rem .4rem .55rem;min-height:7.2rem;min-width:0}
.cell-out{background:var(--paper);color:var(--muted)}
.cell-day{padding:.05rem .25rem .25rem;font-size:.875rem;font-weight:600}
.cell-day a{color:inherit;text-decoration:none}
.cell-day a:hover{text-decoration:underline}
.cell-out .cell-day{font-weight:400}
.cell .long{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.entry{display:flex;align-items:flex-start;gap:.4rem;padding:.22rem .25rem;border-radius:.35rem;font-size:.8125rem;line-height:1.32;color:var(--ink);text-decoration:none}
.entry:hover{background:var(--sunken)}
.entry:focus-visible{outline-offset:-2px}
.entry .mark{width:1.2rem;height:1.2rem;border-radius:.3rem}
.entry-words{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;min-width:0;hyphens:auto}
.entry-time{font-variant-numeric:tabular-nums;font-weight:600}
.entry-text{color:var(--muted)}
.entry-needs-material .mark{background:transparent;color:var(--muted);box-shadow:inset 0 0 0 1.5px var(--muted)}
.entry-needs-material .entry-text{font-style:italic}
.entry-off{opacity:.28}

.mark{display:inline-grid;place-items:center;flex:none;width:2.1rem;height:2.1rem;border-radius:.55rem;color:#fff}
.mark svg{width:78%;height:78%}
.mark-x{background:#14181c}.mark-tiktok{background:#121212}.mark-linkedin{background:#0a62bd}.mark-facebook{background:#1668d9}.mark-instagram{background:#b8327c}.mark-youtube{background:#cc1a1a}
.card-x{--net:#1a6fb5}.card-tiktok{--net:#b3203f}.card-linkedin{--net:#0a62bd}.card-facebook{--net:#1668d9}.card-instagram{--net:#3a559f}.card-youtube{--net:#0b5fc4}

.day{padding-top:1.75rem;scroll-margin-top:4rem}
.day>h3{display:flex;align-items:center;gap:.8rem;padding-bottom:.9rem;font-weight:600;font-size:1rem;line-height:1.25}
.day-number{font:600 2.6rem/1 var(--display);font-variant-numeric:lining-nums tabular-nums;letter-spacing:-.02em;min-width:2ch;color:var(--accent)}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(21.5rem,100%),1fr));gap:1.25rem;align-items:start}
.card{background:var(--surface);border:1px solid var(--line);border-radius:.9rem;padding:1.1rem 1.15rem 1rem;min-width:0;scroll-margin-top:5.5rem}
.card:target{border-color:var(--accent);box-shadow:0 0 0 2px var(--accent)}
.card-empty{background:transparent;border-style:dashed;border-color:var(--muted)}
.card-head{display:flex;align-items:center;gap:.65rem;font-size:.9375rem;line-height:1.25}
.card-where{display:flex;flex-direction:column;min-width:0}
.card-where .dim{font-size:.8125rem}
.card-when{margin-inline-start:auto;display:flex;flex-direction:column;align-items:flex-end;gap:.35rem;flex:none}
.card-when time{font:600 1.2rem/1 var(--display);font-variant-numeric:lining-nums tabular-nums}
.angle{margin-top:.95rem;font:600 1.125rem/1.3 var(--display);text-wrap:pretty}
.chips{display:flex;gap:.3rem}
.chip{display:inline-flex;align-items:center;font-size:.75rem;font-weight:600;line-height:1.2;border-radius:2rem;padding:.22rem .65rem;background:var(--sunken);color:var(--muted)}
.chip-approved{background:#d9efdf;color:#15532b}.chip-locked{background:#dbe7f8;color:#1b4480}.chip-rejected{background:#f8dcd9;color:#7d1f17}.chip-needs-material{background:#fbe6bd;color:#6b4300}.chip-block{background:#fbd9d4;color:#8a1c10}.chip-repair,.chip-quarantine{background:#fbe6bd;color:#6b4300}

.variants{margin-top:.95rem;position:relative}
.tabs{display:flex;gap:.4rem;margin-bottom:.6rem}
.tab{display:inline-flex;align-items:center;gap:.4rem;min-height:2rem;padding:.15rem .7rem;border:1px solid var(--line);border-radius:2rem;font-size:.8125rem;font-weight:650;cursor:pointer;min-width:0}
.tab:hover{border-color:var(--muted)}
.tab-name{font-weight:450;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.panel{display:none}
.preview{background:var(--paper);border:1px solid var(--line);border-radius:.7rem;padding:.9rem 1rem 1rem}
.who{display:flex;align-items:center;gap:.55rem;font-size:.875rem;line-height:1.2;margin-bottom:.6rem}
.avatar{display:inline-grid;place-items:center;flex:none;width:1.9rem;height:1.9rem;border-radius:50%;background:var(--accent);color:var(--on-accent);font:600 .9rem/1 var(--display)}
.card-linkedin .avatar{border-radius:.3rem}
.body{white-space:pre-wrap;font-size:.9688rem;line-height:1.52}
.tag{color:light-dark(var(--net),color-mix(in srgb,var(--net) 45%,#fff))}
.url{display:inline-block;max-width:100%;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;vertical-align:bottom}
.video-title{font-weight:650;margin-bottom:.45rem;line-height:1.35}
.thread>li{position:relative;padding-inline-start:1.5rem;padding-bottom:1rem}
.thread>li::before{content:"";position:absolute;left:.3rem;top:.55rem;width:.55rem;height:.55rem;border-radius:50%;background:var(--muted)}
.thread>li:not(:last-child)::after{content:"";position:absolute;left:.55rem;top:1.2rem;bottom:-.45rem;width:1px;background:var(--line)}
.thread>li:last-child{padding-bottom:0}
.tools{display:flex;align-items:center;gap:.75rem;min-height:2.4rem;margin-top:.35rem}
.length{font-size:.8125rem;color:var(--muted);font-variant-numeric:tabular-nums}
.over{color:#b42318;font-weight:650}
:root[data-theme=dark] .over{color:#ff9d94}
.copy{margin-inline-start:auto;min-height:2.1rem;padding:.1rem .7rem;font-size:.8125rem;background:transparent}
details{border-top:1px solid var(--line)}
details+details{border-top:1px solid var(--line)}
summary{cursor:pointer;padding:.65rem 0;font-size:.875rem;font-weight:600;list-style-position:inside}
summary:hover{color:var(--accent)}
details[open]>summary{margin-bottom:.25rem}
details>:last-child{padding-bottom:.9rem}
details>summary:last-child{padding-bottom:.65rem}
details h5{font-size:.8125rem;margin:.5rem 0 .35rem}
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
.parts i{flex:none;width:2rem;text-align:right;font-style:normal;font-weight:650;font-variant-numeric:tabular-nums}
small{font-size:inherit;color:var(--muted)}
.why p{font-size:.875rem}
.why ul{padding-block:.3rem}
blockquote{border-inline-start:3px solid var(--accent);padding-inline-start:.8rem;font:400 .9375rem/1.5 var(--display);white-space:pre-line}
.cites li p{font-size:.8125rem;margin-top:.3rem;padding-inline-start:calc(.8rem + 3px)}
cite{font-style:normal}
.meta-line{padding:.55rem 0;font-size:.875rem;border-top:1px solid var(--line)}
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
.made{border-top:1px solid var(--line);padding-top:.65rem;font-size:.75rem;color:var(--muted)}
.gap{margin-top:.95rem;padding:.85rem .95rem;border-radius:.6rem;background:light-dark(#fdf3df,#3a2c10);color:light-dark(#4d3200,#f6deb0);font-size:.9063rem}
.gap h5{font-size:.875rem;margin-bottom:.35rem}
.gap li{padding-inline-start:1rem;position:relative}
.gap li::before{content:"–";position:absolute;left:0}
.gap+details{margin-top:.9rem}
.nothing{margin-top:1.25rem;padding:2rem;text-align:center;border:1px dashed var(--line);border-radius:.9rem;color:var(--muted)}

.sources{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(19rem,100%),1fr));gap:0 2.25rem;margin-top:1rem}
.sources li{padding:1rem 0;border-top:1px solid var(--line);min-width:0}
.sources h3{font:600 1.0625rem/1.35 var(--display)}
.sources p{font-size:.8125rem;margin-top:.25rem}
.use{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;color:var(--muted)}
.use b{color:var(--ink)}
.footer{margin-top:clamp(3rem,6vw,5rem);border-top:1px solid var(--line);padding-block:2rem 3rem;font-size:.875rem;color:var(--muted)}
.footer h2{font:600 .875rem/1.4 var(--text);color:var(--ink);letter-spacing:0}
.footer ul{display:flex;flex-wrap:wrap;gap:.35rem 1.25rem;margin:.4rem 0 1.25rem}
.footer p+p{margin-top:.75rem}

@media (max-width:48rem){
html{scroll-padding-top:1rem}
.toolbar{position:static}
.field-search{flex-basis:100%}
.field:not(.field-search){flex:1 1 calc(50% - .45rem);min-width:0;flex-direction:column;align-items:stretch;gap:.15rem}
select{max-width:none;width:100%}
.shown{margin-inline-start:0;flex:1 1 8rem;white-space:nowrap}
.weekdays{display:none}
.days{display:block;background:none;border:0;border-radius:0;overflow:visible;margin-top:.5rem}
.cell{min-height:0;background:none;padding:.65rem 0;border-top:1px solid var(--line)}
.cell-out{display:none}
.cell .long{position:static;width:auto;height:auto;clip-path:none}
.cell .short{display:none}
.cell-day{padding-inline:0}
.entry{align-items:center;min-height:2.75rem;padding-inline:0;gap:.65rem;font-size:.9375rem}
.entry .mark{width:1.6rem;height:1.6rem}
.card{padding:1rem;scroll-margin-top:1rem}
.tab{min-height:2.6rem}
.copy{min-height:2.6rem}
summary{padding:.85rem 0}
.facts{grid-template-columns:repeat(3,minmax(0,1fr))}
}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
@media print{
:root{--paper:#fff;--surface:#fff;--sunken:#f2f2f2;--ink:#000;--muted:#444;--line:#bbb;--primary:#fff;--on-primary:#000;--on-primary-muted:#333;--accent:#000;color-scheme:light}
body{font-size:9.5pt}
.toolbar,.skip,.copy,.tabs,.scores,.why,.made{display:none!important}
.masthead{padding-block:0 1rem;border-bottom:2px solid #000}
h1{font-size:24pt}
.cell{min-height:4.5rem}
.cards{grid-template-columns:1fr 1fr;gap:.6rem}
.card,.cell{break-inside:avoid}
.day>h3{break-after:avoid}
.mark{color:#000;background:none!important;border:1px solid #000}
a{text-decoration:none}
.url{white-space:normal}
.section{padding-top:1.25rem}
}
`
