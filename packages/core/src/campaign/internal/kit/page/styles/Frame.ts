/**
 * Rules of the page's frame: type, head, search and filters, sections and foot.
 */
export const frame = `
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:7.5rem}
body{margin:0;background:var(--paper);color:var(--ink);font:400 1rem/1.55 var(--text);overflow-wrap:anywhere;font-variant-numeric:lining-nums;text-rendering:optimizeLegibility}
[hidden]{display:none!important}
h1,h2,h3,h4,h5,p,ol,ul,dl,dd,blockquote,fieldset{margin:0;padding:0}
fieldset{border:0;min-width:0}
ul,ol{list-style:none}
a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:1px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
.wrap{width:min(84rem,100%);margin-inline:auto;padding-inline:clamp(1rem,3.5vw,2.5rem)}
.sr{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-999rem;top:0;z-index:20;background:var(--surface);padding:.75rem 1.25rem}
.skip:focus{left:0}
.sprite{position:absolute;width:0;height:0;overflow:hidden}
.icon{width:1.05em;height:1.05em;flex:none;vertical-align:-.16em;margin-inline-end:.4em}
.dim{color:var(--muted);font-weight:400}
.count{font-weight:400;color:var(--muted);font-variant-numeric:tabular-nums}
.plain>li+li{margin-top:.9rem}

.masthead{background:var(--primary);color:var(--on-primary);padding-block:clamp(1.5rem,3vw,2.25rem)}
.masthead .wrap{display:flex;flex-wrap:wrap;align-items:flex-end;gap:1.5rem 3rem}
.masthead-words{flex:1 1 26rem;min-width:0}
.masthead :focus-visible{outline-color:var(--on-primary)}
.kicker{font-size:.9375rem;font-weight:600;color:var(--on-primary-muted)}
h1{font:650 clamp(1.6rem,1.15rem + 1.9vw,2.5rem)/1.15 var(--display);letter-spacing:-.015em;max-width:28ch;margin-top:.25rem;text-wrap:balance;hyphens:auto}
.lede{font-size:1.0313rem;line-height:1.5;max-width:62ch;margin-top:.5rem;color:var(--on-primary-muted);text-wrap:pretty}
.range{display:flex;flex-wrap:wrap;gap:.3rem 1rem;align-items:center;margin-top:.85rem;font-weight:600}
.zone{font-weight:400;color:var(--on-primary-muted)}
.disclosure{border:1px solid var(--on-primary-muted);border-radius:2rem;padding:.05rem .75rem;font-size:.8125rem;font-weight:500}
.facts{display:flex;flex-wrap:wrap;gap:.9rem 1.9rem}
.facts div{display:flex;flex-direction:column-reverse;justify-content:flex-end}
.facts dd{font:650 1.6rem/1.1 var(--display);font-variant-numeric:lining-nums tabular-nums}
.facts dt{font-size:.8125rem;line-height:1.3;color:var(--on-primary-muted)}

.toolbar{position:sticky;top:0;z-index:10;background:var(--surface);border-bottom:1px solid var(--line)}
.toolbar .wrap{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem .7rem;padding-block:.6rem}
.field{display:flex;align-items:center;gap:.4rem;font-size:.875rem;color:var(--muted)}
.field-search{flex:1 1 14rem;position:relative}
.field-search .icon{position:absolute;left:.7rem;margin:0;color:var(--muted);pointer-events:none}
input[type=search],select,button{font:inherit;font-size:.9063rem;color:var(--ink);background:var(--paper);border:1px solid var(--edge);border-radius:.5rem;min-height:2.4rem}
input[type=search]{width:100%;padding:.3rem .75rem .3rem 2.1rem}
input[type=search]::placeholder{color:var(--muted);opacity:1}
select{padding:.3rem .45rem;max-width:11rem}
button{padding:.3rem .8rem;cursor:pointer}
button:disabled{opacity:.4;cursor:default}
button:hover:not(:disabled),select:hover,input[type=search]:hover{border-color:var(--ink)}
.networks,.toggles{display:flex;flex-wrap:wrap;gap:.4rem}
.toggle{display:inline-flex;align-items:center;gap:.4rem;padding:.2rem .7rem;border-radius:2rem}
.toggle .mark{width:1.35rem;height:1.35rem;border-radius:.35rem;margin-inline-start:-.25rem}
.toggle[aria-pressed=true]{background:var(--ink);border-color:var(--ink);color:var(--surface)}
.toggle[aria-pressed=true] .count{color:inherit}
.toggle.is-none:not([aria-pressed=true]){opacity:.6}
.shown{margin-inline-start:auto;font-size:.875rem;color:var(--muted);font-variant-numeric:tabular-nums}
#theme{display:inline-flex;align-items:center}

main{width:min(84rem,100%);margin-inline:auto;padding-inline:clamp(1rem,3.5vw,2.5rem)}
.section{padding-top:clamp(1.75rem,3.5vw,3rem)}
.section:focus{outline:none}
h2{font:650 clamp(1.3rem,1.15rem + .8vw,1.75rem)/1.2 var(--display);letter-spacing:-.01em}

.sources{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(24rem,100%),1fr));gap:0 2.25rem;margin-top:1rem;align-items:start}
.sources>li{padding:1rem 0;border-top:1px solid var(--line);min-width:0}
.sources>li:has(.cited[open]){grid-column:1/-1}
.sources h3{font:600 1.0625rem/1.35 var(--display)}
.sources p{font-size:.8125rem;margin-top:.25rem}
.use{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;color:var(--muted)}
.use b{color:var(--ink)}
.cited{border-top:0}
.source-text{max-width:44rem;font:400 1rem/1.6 var(--display)}
.sources .excerpt,.excerpt{white-space:pre-line;font-size:.9688rem;margin-top:.4rem}
.left-out{padding-block:.4rem}
.source-text mark{background:light-dark(#fff1c9,#453408);color:inherit;border-radius:.15rem}
.source-text .is-cited{background:light-dark(#ffdf85,#7a5a00);outline:2px solid light-dark(#b97700,#e0ae42)}
.at{scroll-margin-top:9rem}
.at:target+mark{outline:3px solid var(--accent)}

.made-parts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(26rem,100%),1fr));gap:1rem 3rem}
.made-parts h3{font:600 1.0625rem/1.35 var(--display);margin-top:1.1rem}
.made-parts p{margin-top:.35rem;max-width:60ch}
.stages{margin-top:.5rem;font-size:.9063rem;max-width:28rem}
.stages li{display:flex;justify-content:space-between;gap:1rem;padding:.2rem 0;border-bottom:1px solid var(--line)}
.stages b{font-variant-numeric:tabular-nums;white-space:nowrap}
.table{overflow-x:auto;margin-top:.5rem}
table{border-collapse:collapse;font-size:.875rem;width:100%}
th,td{text-align:start;padding:.4rem .7rem .4rem 0;border-bottom:1px solid var(--line);font-weight:400;vertical-align:top}
thead th{color:var(--muted)}
tfoot th,tfoot td{font-weight:650;border-bottom:0}
.number{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}

.footer{margin-top:clamp(2.5rem,5vw,4rem);border-top:1px solid var(--line);padding-block:1.75rem 2.5rem;font-size:.875rem;color:var(--muted)}
.footer h2{font:600 .875rem/1.4 var(--text);color:var(--ink);letter-spacing:0}
.footer ul{display:flex;flex-wrap:wrap;gap:.35rem 1.25rem;margin:.4rem 0 1.25rem}
.footer p+p{margin-top:.75rem}
`
