/** One sheet for all pages: follows the reader's light or dark, and any width from 320 pixels on. */
export const style = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1c2024, #e4e7ea);
  --soft: light-dark(#5a636d, #9aa4ae);
  --back: light-dark(#f7f8f8, #111416);
  --card: light-dark(#ffffff, #191d20);
  --line: light-dark(#e1e5e8, #2b3136);
  --link: light-dark(#0b62b8, #6cb0f5);
  --good: light-dark(#1a7f4e, #4cc38a);
  --bad: light-dark(#c0342c, #f2777a);
  --ask: light-dark(#9a5b00, #e3a44b);
  --busy: light-dark(#0b62b8, #6cb0f5);
  --calm: light-dark(#5a636d, #9aa4ae);
  --empty: light-dark(#d5dade, #3a4147);
  --mono: ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
* { box-sizing: border-box; }
html { scroll-padding-top: 4rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--back); color: var(--text); overflow-wrap: anywhere;
  font: 0.9375rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
}
h1, h2, h3, p, ol, ul, dl, dd, pre { margin: 0; padding: 0; }
ol, ul { list-style: none; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
code, pre { font: 0.85em/1.5 var(--mono); }
.faint, .counts, .facts, time { color: var(--soft); }
.unseen, .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; z-index: 3; background: var(--card); padding: 0.5rem 1rem; }

.top {
  position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1rem;
  padding: 0.6rem max(1rem, calc((100vw - 74rem) / 2)); background: var(--card); border-bottom: 1px solid var(--line);
}
.top nav { display: flex; flex-wrap: wrap; align-items: center; flex: 1 1 9rem; min-width: 0; }
.top a { color: inherit; }
.home { display: inline-flex; align-items: center; gap: 0.4rem; font-weight: 650; letter-spacing: 0.01em; }
.mark { width: 1.25rem; height: 1.25rem; stroke: var(--good); }
.crumb { color: var(--soft); }
.crumb::before { content: "/"; margin: 0 0.5rem; color: var(--line); }
.crumb a { color: var(--text); }
#live { display: flex; align-items: center; gap: 0.4rem; font-size: 0.8rem; color: var(--soft); }
#live[hidden] { display: none; }
#live i { width: 0.5rem; height: 0.5rem; border-radius: 50%; border: 1.5px solid var(--ask); }
#live.on i { background: var(--good); border-color: var(--good); }
.person { display: flex; align-items: center; gap: 0.75rem; font-size: 0.85rem; color: var(--soft); }
button, .button {
  font: inherit; color: var(--text); background: var(--card); border: 1px solid var(--line); border-radius: 0.4rem;
  padding: 0.2rem 0.65rem; cursor: pointer;
}
button:hover { border-color: var(--soft); }
.button { display: inline-block; padding: 0.5rem 1.1rem; background: var(--text); color: var(--back); border-color: var(--text); font-weight: 550; }
.button:hover { text-decoration: none; opacity: 0.88; }

main { max-width: 76rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
.icon, .mark { fill: none; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; flex: none; }
.icon { width: 1em; height: 1em; stroke: currentColor; }
.icon .solid { fill: currentColor; stroke: none; }
h1 { font-size: 1.45rem; line-height: 1.3; font-weight: 620; letter-spacing: -0.01em; text-wrap: balance; }
h2 { font-size: 0.95rem; font-weight: 620; margin: 0 0 0.6rem; }
h2 .faint { font-weight: 400; margin-left: 0.25rem; }
h3 { font-size: 1rem; line-height: 1.4; font-weight: 560; }
.counts { display: flex; flex-wrap: wrap; gap: 0.25rem 1.1rem; font-size: 0.875rem; }
.counts a { color: inherit; }
.head { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0.25rem 1.5rem; margin-bottom: 1.25rem; }
.group { margin-bottom: 1.75rem; }

.rows { border: 1px solid var(--line); border-radius: 0.6rem; background: var(--card); overflow: hidden; }
.row { padding: 0.8rem 1rem; border-top: 1px solid var(--line); }
.row:first-child { border-top: 0; }
.row h3 a { color: var(--text); }
.what { display: flex; align-items: baseline; justify-content: space-between; gap: 0.25rem 1rem; }
.what h3 { min-width: 0; }
.card h3 { position: relative; padding-left: 1.5rem; }
.card h3 .icon { position: absolute; left: 0; top: 0.25em; color: var(--tone); stroke-width: 2.4; }
.card > :not(.what) { margin-left: 1.5rem; }
.facts code { font-size: 0.95em; }
.status, .verdict { display: inline-flex; align-items: center; gap: 0.35rem; flex: none; font-size: 0.85rem; font-weight: 550; color: var(--calm); }
.good, .card.met { --tone: var(--good); } .bad, .card.unmet { --tone: var(--bad); } .ask { --tone: var(--ask); }
.busy { --tone: var(--busy); } .calm, .card.unknown { --tone: var(--calm); }
.status, .verdict { color: var(--tone, var(--calm)); }
.why { margin-top: 0.15rem; color: var(--soft); }
.facts { display: flex; flex-wrap: wrap; align-items: center; gap: 0.15rem 1.1rem; margin-top: 0.35rem; font-size: 0.85rem; font-variant-numeric: tabular-nums; }
.completion { display: inline-flex; align-items: center; gap: 0.6rem; color: var(--soft); }
.count b { color: var(--text); font-weight: 620; }
.cells { display: inline-flex; gap: 2px; width: 7rem; height: 0.5rem; }
.cells i { flex: 1; border-radius: 1.5px; background: var(--empty); }
.cells .met { background: var(--good); }
.cells .unmet { background: transparent; box-shadow: inset 0 0 0 1.5px var(--bad); }
.row .completion .cells { width: 5rem; }
#older { margin-top: 0.6rem; } #older .rows { margin-top: 0.6rem; }
summary { cursor: pointer; }
summary::marker { color: var(--soft); }
.empty, .notice { background: var(--card); border: 1px solid var(--line); border-radius: 0.6rem; padding: 1.5rem; color: var(--soft); }
.empty ul { margin-top: 0.75rem; list-style: disc; padding-left: 1.25rem; }
.notice { max-width: 34rem; margin: 8vh auto 0; padding: 2rem; }
.notice h1 { color: var(--text); margin-bottom: 0.6rem; }
.notice p + p { margin-top: 1.4rem; }

.mission.head { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.35rem 1.5rem; margin-bottom: 1.75rem; }
.mission > * { grid-column: 1 / -1; }
.mission > h1 { grid-column: 1; }
.mission > .status { grid-column: 2; align-self: start; font-size: 0.95rem; margin-top: 0.35rem; }
.mission .why { max-width: 60rem; font-size: 1rem; margin: 0; }
.way { border-left: 3px solid var(--tone); padding: 0.1rem 0 0.1rem 0.8rem; margin-top: 0.3rem; }
.way code, .why code, .facts-told code { background: light-dark(#0000000d, #ffffff14); border-radius: 0.25rem; padding: 0.1em 0.3em; }
.links { display: flex; flex-wrap: wrap; gap: 0.15rem 1.1rem; font-size: 0.875rem; margin-top: 0.2rem; }
.standing { background: var(--card); border: 1px solid var(--line); border-radius: 0.6rem; padding: 1rem; margin-top: 0.75rem; }
.standing .completion { display: flex; font-size: 0.95rem; }
.standing .cells { flex: 1; width: auto; height: 0.75rem; gap: 3px; }
.standing .cells i { border-radius: 2.5px; }
.meters { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 0.75rem 1.5rem; margin-top: 1rem; }
.meter dt { font-size: 0.8rem; color: var(--soft); }
.meter dd { font-variant-numeric: tabular-nums; }
progress { display: block; appearance: none; width: 100%; height: 0.3rem; margin-top: 0.35rem; border: 0; border-radius: 1rem; background: var(--empty); overflow: hidden; }
progress::-webkit-progress-bar { background: var(--empty); }
progress::-webkit-progress-value { background: var(--calm); border-radius: 1rem; }
progress::-moz-progress-bar { background: var(--calm); }
progress.near::-webkit-progress-value { background: var(--ask); } progress.near::-moz-progress-bar { background: var(--ask); }
progress.full::-webkit-progress-value { background: var(--bad); } progress.full::-moz-progress-bar { background: var(--bad); }
.completion progress { width: 7rem; margin: 0; }
.completion progress::-webkit-progress-value { background: var(--good); }
.completion progress::-moz-progress-bar { background: var(--good); }

.columns { display: grid; grid-template-columns: minmax(0, 1fr) 23rem; gap: 2rem; align-items: start; }
.columns section { margin-bottom: 1.75rem; }
.criteria, .iterations, .story > ol, #text { background: var(--card); border: 1px solid var(--line); border-radius: 0.6rem; }
.card { padding: 0.8rem 1rem; border-top: 1px solid var(--line); }
.card:first-child { border-top: 0; }
.evidence { margin-top: 0.5rem; font-size: 0.875rem; }
.evidence p, .evidence ul { margin-top: 0.5rem; }
pre {
  margin-top: 0.5rem; padding: 0.7rem 0.9rem; border-radius: 0.4rem; background: light-dark(#f1f3f4, #0d1012);
  max-height: 24rem; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere;
}
.iterations { width: 100%; border-collapse: separate; border-spacing: 0; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
.iterations th, .iterations td { text-align: left; padding: 0.55rem 0.5rem; border-top: 1px solid var(--line); vertical-align: top; font-weight: 400; }
.iterations thead th { border-top: 0; font-size: 0.8rem; color: var(--soft); }
.iterations :is(th, td):first-child { padding-left: 1rem; } .iterations :is(th, td):last-child { padding-right: 1rem; }
.iterations td:nth-child(n + 3) { white-space: nowrap; }
.iterations td:last-child { min-width: 5.5rem; }
#text { padding: 0.7rem 1rem; } #text h3 { margin-top: 1rem; font-size: 0.875rem; } #text ul { list-style: disc; padding-left: 1.25rem; }
.text { margin-top: 0.6rem; white-space: pre-wrap; color: var(--soft); }
.facts-told { padding: 0.9rem 1rem 0.9rem 1.9rem; font-size: 0.875rem; }
.facts-told li { position: relative; padding-bottom: 0.8rem; }
.facts-told li:last-child { padding-bottom: 0; }
.facts-told li::before { content: ""; position: absolute; left: -1.05rem; top: 0.45em; width: 0.5rem; height: 0.5rem; border-radius: 50%; background: var(--card); border: 1.5px solid var(--soft); z-index: 1; }
.facts-told li::after { content: ""; position: absolute; left: calc(-0.8rem - 0.5px); top: 0.8em; bottom: -0.6em; width: 1px; background: var(--line); }
.facts-told li:last-child::after { display: none; }
.facts-told .iteration-opened::before, .facts-told .mission-opened::before, .facts-told .mission-closed::before { background: var(--soft); }
.facts-told .faint { font-size: 0.8rem; }
.story > p { margin-top: 0.6rem; font-size: 0.85rem; }
@media (prefers-reduced-motion: no-preference) {
  .fresh { animation: fresh 2.4s ease-out; }
  @keyframes fresh { from { background: light-dark(#dcebfb, #16324d); } }
}
@media (max-width: 62rem) { .columns { grid-template-columns: minmax(0, 1fr); gap: 0; } }
@media (max-width: 40rem) {
  main { padding-top: 1.1rem; }
  .person span { display: none; }
  #live span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .crumb { font-size: 0.85rem; } .crumb::before { margin: 0 0.3rem; }
  .row .what { flex-direction: column-reverse; }
  .meters { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .mission.head { grid-template-columns: minmax(0, 1fr); } .mission > .status { grid-column: 1; margin: 0; }
  .iterations, .iterations tbody { display: block; } .iterations thead { display: none; }
  .iterations tr { display: grid; grid-template-columns: 2rem minmax(0, 1fr) minmax(0, 1fr); gap: 0.15rem 0.5rem; padding: 0.7rem 1rem; border-top: 1px solid var(--line); }
  .iterations tr:first-child { border-top: 0; }
  .iterations :is(th, td), .iterations :is(th, td):is(:first-child, :last-child) { border: 0; padding: 0; min-width: 0; white-space: normal; }
  .iterations th { grid-row: 1 / span 3; color: var(--soft); }
  .iterations td[data-name="What"] { grid-column: 2 / -1; }
  .iterations td:empty { display: none; }
  .spending tr { grid-template-columns: 5rem minmax(0, 1fr) minmax(0, 1fr); }
  .iterations td:not([data-name="What"])::before { content: attr(data-name) " "; color: var(--soft); }
}
@media (forced-colors: active) { .cells i { border: 1px solid; } .cells .met { background: Highlight; } }
`;
