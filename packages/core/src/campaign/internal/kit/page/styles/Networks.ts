/**
 * Rules of the posts as networks show them: the colours and order of each, and frames of pictures and videos.
 */
export const networks = `
.net{--n-bg:light-dark(#ffffff,#17191c);--n-ink:light-dark(#14171a,#e9eaec);--n-dim:light-dark(#5b6166,#a7adb3);--n-line:light-dark(#dfe2e5,#34383d);--n-link:light-dark(#0a62bd,#7ab8ff);background:var(--n-bg);color:var(--n-ink);border:1px solid var(--n-line);border-radius:.75rem;overflow:hidden;font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Liberation Sans",sans-serif;font-size:.9375rem;line-height:1.42;padding-top:.75rem}
.net-x{--n-bg:light-dark(#ffffff,#000000);--n-ink:light-dark(#0f1419,#e7e9ea);--n-dim:light-dark(#536471,#8b98a5);--n-line:light-dark(#cfd9de,#2f3336);--n-link:light-dark(#10669e,#4db2f8);border-radius:1rem}
.net-linkedin{--n-bg:light-dark(#ffffff,#1b1f23);--n-ink:light-dark(#191919,#e9e9ea);--n-link:light-dark(#0a66c2,#71b7fb);border-radius:.5rem}
.net-facebook{--n-bg:light-dark(#ffffff,#242526);--n-ink:light-dark(#080809,#e2e5e9);--n-dim:light-dark(#5f656c,#b0b3b8);--n-link:light-dark(#0064d1,#6db5ff)}
.net-instagram{--n-bg:light-dark(#ffffff,#0c0f12);--n-ink:light-dark(#0c1014,#f5f5f5);--n-dim:light-dark(#636a73,#a8a8a8);--n-link:light-dark(#1c3f94,#b9cdff);border-radius:.3rem}
.net .who{display:flex;align-items:center;gap:.55rem;padding-inline:.85rem;line-height:1.25}
.who-words{min-width:0}
.who-when{display:flex;align-items:center;gap:.3rem;font-size:.8125rem;color:var(--n-dim);font-weight:400}
.who-when .icon{margin:0}
.who-dots{margin-inline-start:auto;color:var(--n-dim)}
.who-dots .icon{margin:0;width:1.3em;height:1.3em}
.avatar{display:inline-grid;place-items:center;flex:none;width:2.5rem;height:2.5rem;border-radius:50%;background:var(--accent);color:var(--on-accent);font:650 .9375rem/1 system-ui,sans-serif;letter-spacing:.02em}
.net-linkedin .avatar{border-radius:.2rem}
.net-instagram .avatar{width:2.1rem;height:2.1rem;font-size:.8125rem;box-shadow:0 0 0 2px var(--n-bg),0 0 0 4px #c13584}
.net-texts{padding:.6rem .85rem .7rem}
.net-instagram .net-texts{padding-top:.1rem}
.net-x .who-words{display:flex;flex-wrap:wrap;gap:0 .4rem;align-items:baseline}
.net-x .who-when::before{content:"· "}
.net-x .net-texts,.net-x .media,.net-x .acts{margin-inline-start:3.05rem}
.net-x .who{align-items:flex-start}
.net-x .net-texts{padding-top:0;margin-top:-1.2rem}
.net-x .media{margin-inline-end:.85rem;margin-inline-start:3.9rem;border-radius:1rem;overflow:hidden;border:1px solid var(--n-line)}
.said{min-width:0}
.body{white-space:pre-wrap}
.js .said>.body{display:inline}
.js .said:not(.is-open)>.body>.tail{display:none}
.more{display:none}
.js .more{display:inline;min-height:0;padding:0 .15rem;border:0;background:none;color:var(--n-dim);font:inherit;font-weight:500}
.js .more:hover{text-decoration:underline}
.tag{color:var(--n-link)}
.url{display:inline-block;max-width:100%;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;vertical-align:bottom}
.video-title{font-weight:650;margin-bottom:.3rem;line-height:1.35}
.thread>li{position:relative;padding-bottom:.9rem}
.thread>li:last-child{padding-bottom:0}
.thread .who{padding:0;margin-bottom:.1rem}
.net-x .thread>li>.who{margin-inline-start:-3.05rem}
.net-x .thread>li>.said{margin-top:0}
.net-x .thread>li:not(:first-child)>.said{margin-top:-1.35rem}
.thread>li:not(:last-child)::after{content:"";position:absolute;inset-inline-start:-1.85rem;top:1.9rem;bottom:.15rem;width:2px;background:var(--n-line)}
.acts{display:flex;justify-content:space-between;align-items:center;padding:.35rem 1.2rem .5rem;color:var(--n-dim);font-size:1.1875rem;line-height:1}
.acts .icon{margin:0}
.net-linkedin .acts,.net-facebook .acts{justify-content:space-around;border-top:1px solid var(--n-line);padding-top:.6rem;padding-bottom:.6rem}
.net-instagram .acts{justify-content:flex-start;gap:.9rem;padding:.65rem .85rem .4rem;color:var(--n-ink);font-size:1.4375rem}
.net-instagram .acts .icon:last-child{margin-inline-start:auto}

.media{position:relative;background:light-dark(#eceef0,#0b0d0f);overflow:hidden}
.net-instagram>.media{margin-top:.7rem}
.media img,.media video{display:block;width:100%;height:100%;object-fit:cover}
.media video{object-fit:contain;background:#000}
.shot{display:block;height:100%}
.shot:focus-visible{outline-offset:-4px}
.shape-9x16{aspect-ratio:9/16}.shape-4x5{aspect-ratio:4/5}.shape-1x1{aspect-ratio:1}.shape-16x9{aspect-ratio:16/9}
.net:not(.net-stage)>.shape-9x16{max-height:30rem;width:100%}
.slides{display:flex;height:100%;overflow-x:auto;overscroll-behavior-x:contain;scroll-snap-type:x mandatory;scrollbar-width:none}
.slides::-webkit-scrollbar{display:none}
.slides>div{flex:0 0 100%;min-width:0;height:100%;scroll-snap-align:start}
.slides:focus-visible{outline-offset:-4px}
.turn,.play{display:none}
.js .turn{position:absolute;top:50%;translate:0 -50%;display:grid;place-items:center;width:2.2rem;height:2.2rem;min-height:0;padding:0;border:0;border-radius:50%;background:rgba(255,255,255,.92);color:#14171a;font-size:1.2rem;box-shadow:0 1px 4px rgba(0,0,0,.4)}
.js .turn .icon,.js .play .icon{margin:0}
.turn-back{left:.5rem}.turn-on{right:.5rem}
.js .turn:disabled{display:none}
.place{display:none}
.js .place{display:block;position:absolute;right:.6rem;top:.6rem;padding:.1rem .6rem;border-radius:2rem;background:rgba(15,18,22,.78);color:#fff;font-size:.8125rem;font-variant-numeric:tabular-nums}
.lasts{position:absolute;right:.6rem;top:.6rem;padding:.05rem .5rem;border-radius:.3rem;background:rgba(0,0,0,.75);color:#fff;font-size:.8125rem;font-variant-numeric:tabular-nums}
.js .clip:not(.is-on) .play{position:absolute;inset:auto 0 14%;margin:auto;display:grid;place-items:center;width:4rem;height:4rem;padding:0;border:2px solid #fff;border-radius:50%;background:rgba(10,12,14,.72);color:#fff;font-size:2rem}
.js .clip:not(.is-on) .play:hover{background:rgba(10,12,14,.95)}
.is-on>.lasts{display:none}
.gone{position:absolute;inset:auto 0 0 0;padding:.8rem;background:rgba(10,12,14,.9);color:#fff;font-size:.875rem;z-index:2}
.gone a{color:#fff}
.media-none{display:grid;place-items:center;padding:1.25rem;color:var(--n-dim,var(--muted));background:light-dark(#f1f2f4,#101316)}
.media-none p{display:flex;flex-direction:column;align-items:center;gap:.3rem;text-align:center;font-size:.875rem;max-width:20rem;color:light-dark(#4a5056,#b6bcc2)}
.media-none .icon{margin:0;width:2rem;height:2rem}
.media-none b{color:var(--n-ink)}
.net:not(.net-stage) .media-none{aspect-ratio:auto;min-height:9rem}

.net-stage{--n-bg:#0d0f11;--n-ink:#ffffff;--n-dim:#d6d9dc;--n-line:#2c3035;--n-link:#9fd0ff;position:relative;display:grid;grid-template-columns:minmax(0,15.5rem) 2.6rem;justify-content:center;column-gap:.5rem;padding:.8rem .8rem .9rem;border-radius:.9rem;color-scheme:dark}
.net-stage .who{grid-column:1/-1;padding:0 0 .65rem}
.net-stage .media{grid-column:1;border-radius:.6rem}
.net-stage .media-none{background:#1a1e22}
.net-stage .acts{grid-column:2;flex-direction:column;justify-content:flex-end;gap:1.1rem;padding:0 0 .6rem;font-size:1.625rem;color:#fff}
.net-stage .net-texts{grid-column:1/-1;padding:.7rem 0 0}
`
