/**
 * Rules of the opened post, the opened passage and the opened picture.
 */
export const dialogRules = `
dialog{border:0;padding:0;color:var(--ink);background:var(--surface);border-radius:1rem;max-width:none;max-height:none;overscroll-behavior:contain}
dialog::backdrop{background:rgba(10,14,18,.62)}
dialog[open]{display:flex;flex-direction:column}
body:has(dialog[open]){overflow:hidden}
.dialog-bar{display:flex;align-items:center;gap:.4rem;flex:none;padding:.6rem .75rem;border-bottom:1px solid var(--line)}
.dialog-bar p{flex:1;min-width:0;padding-inline:.5rem;font-size:.875rem}
.dialog-bar button{display:grid;place-items:center;width:2.4rem;padding:0;font-size:1.1rem}
.dialog-bar .icon{margin:0}
.viewer{width:min(66rem,calc(100vw - 2rem));height:min(52rem,calc(100dvh - 2rem))}
#viewer-card{flex:1;min-height:0;overflow-y:auto}
.viewer .card{border:0;border-radius:0;padding:1.25rem clamp(1rem,3vw,1.75rem) 2rem;display:grid;grid-template-columns:minmax(0,24rem) minmax(0,1fr);gap:0 2.25rem;align-items:start;box-shadow:none}
.viewer .card-head,.viewer .angle{grid-column:1/-1}
.viewer .angle{font-size:1.375rem}
.viewer .card-date{display:inline}
.viewer .dossier{border-top:0}
.viewer .dossier>summary{display:none}
.viewer .card-facts>.panel>.tools{margin-top:0}
.passage{width:min(46rem,calc(100vw - 2rem));height:min(38rem,calc(100dvh - 2rem))}
#passage-text{flex:1;min-height:0;overflow-y:auto;padding:1rem clamp(1rem,4vw,2rem) 2rem;max-width:none}
#passage-text:focus-visible{outline-offset:-3px}
.lightbox{width:min(72rem,calc(100vw - 2rem));height:calc(100dvh - 2rem)}
#lightbox-picture{flex:1;min-height:0;width:100%;object-fit:contain;background:light-dark(#e7e9eb,#0b0d0f)}
`
