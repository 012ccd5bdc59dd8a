/**
 * Rules for narrow screens, for readers who want less motion, and for paper.
 */
export const otherMedia = `
@media (max-width:48rem){
html{scroll-padding-top:1rem}
.toolbar{position:static}
.field-search{flex-basis:100%}
.networks,.toggles{flex-basis:100%}
.toggle{min-height:2.6rem}
.toggle-name{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
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
.entry-face:not(:has(img)),.entry-face:not(:has(img))>.mark{width:1.6rem;height:1.6rem}
.entry-face:has(img){width:2.4rem;height:2.4rem}
.card{padding:.85rem;scroll-margin-top:1rem}
.tab,.copy{min-height:2.6rem}
summary{padding:.8rem 0}
.facts{gap:.7rem 1.5rem}
.viewer,.passage,.lightbox{width:100vw;height:100dvh;border-radius:0}
.viewer .card{display:block}
.net-x .net-texts{margin-inline-start:0;margin-top:0}
.net-x .media,.net-x .acts{margin-inline-start:0}
.net-x .media{margin-inline:.85rem}
.net-x .thread>li>.who{margin-inline-start:0}
.net-x .thread>li:not(:first-child)>.said{margin-top:0}
.thread>li:not(:last-child)::after{display:none}
}
@media (prefers-reduced-motion:reduce){*,*::before,*::after{animation:none!important;transition:none!important}}
@media (prefers-reduced-motion:no-preference){.slides{scroll-behavior:smooth}}
@media (forced-colors:active){.mark,.bar::before,.avatar{forced-color-adjust:none}}
@media print{
:root,:root:not([data-theme=light]),:root[data-theme=dark]{--paper:#fff;--surface:#fff;--sunken:#f2f2f2;--ink:#000;--muted:#444;--line:#bbb;--edge:#bbb;--primary:#fff;--on-primary:#000;--on-primary-muted:#333;--accent:#000;--on-accent:#fff;color-scheme:light}
@page{margin:14mm 12mm}
body{font-size:9.5pt}
.toolbar,.skip,.copy,.more,.turn,.play,.place,.acts,.who-dots,.scores,.dossier>summary,.why,.made,.keys,.cited,dialog,.footer nav,.lasts{display:none!important}
.js .said:not(.is-open)>.body>.tail{display:inline!important}
.day{content-visibility:visible!important}
.day[hidden]{display:block!important}
.masthead{padding-block:0 .8rem;border-bottom:2px solid #000}
.masthead .wrap,main,.footer .wrap{padding-inline:0}
h1{font-size:22pt}
.section{padding-top:1rem}
#posts{break-before:page}
.month{break-inside:avoid}
.cell{min-height:3.2rem}
.entry{font-size:7pt;padding:.1rem}
.entry-face{width:.9rem!important;height:.9rem!important}
.entry-face>img,.entry-state{display:none}
.entry-face>.mark{position:static!important;width:.9rem!important;height:.9rem!important}
.entry-off{opacity:1}
.cards{display:block}
.card{display:grid!important;grid-template-columns:7.2cm 1fr;gap:0 .8rem;align-items:start;margin-bottom:.5rem;padding:.6rem .7rem;border-radius:.3rem}
.card[hidden]{display:grid!important}
.card-head,.angle{grid-column:1/-1}
.angle{margin:.3rem 0 .4rem;font-size:11pt}
.card-head .mark{width:1.3rem;height:1.3rem}
.variants{display:none}
.body,.net{font-size:8.5pt}
.dossier-parts>details:not(.cites){display:none}
.cites blockquote{font-size:8pt;padding-inline-start:.4rem;border-inline-start-width:1px}
.cites li p{font-size:7pt;margin:0;padding-inline-start:calc(.4rem + 1px)}
.cites .plain>li+li{margin-top:.25rem}
.cites a{display:none}
.tools{min-height:0;margin:0}
summary{padding:.2rem 0;list-style:none;font-size:8.5pt}
h2,.day>h3{break-after:avoid}
.card,.cell,.sources>li{break-inside:avoid}
.day-number{font-size:18pt;color:#000}
.mark{color:#000;background:none!important;border:1px solid #000}
.net,.net-stage{--n-bg:#fff;--n-ink:#000;--n-dim:#444;--n-line:#bbb;--n-link:#000;display:block;color-scheme:light}
.avatar{border:1px solid #000;background:#fff;color:#000}
.media{max-height:5.4cm}
.shape-9x16{width:3cm!important;margin-inline:auto}
.shape-4x5:not(.swiper){width:4.3cm;margin-inline:auto}
.slides{display:grid;grid-template-columns:repeat(4,1fr);gap:2mm;height:auto;overflow:visible}
.swiper{aspect-ratio:auto!important;max-height:none}
.media-none{min-height:0!important;aspect-ratio:auto!important;background:none;border-block:1px dashed #999;padding:.5rem}
.gap{background:none;color:#000;border:1px solid #000}
.found,.found-block,.found-fix{background:none}
a{text-decoration:none}
.url{white-space:normal}
}
`
