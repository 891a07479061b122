/** One sheet for the pages of the first start, in the colours of the dashboard: follows the reader's light or dark, and any width. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1c2024, #e4e7ea);
  --faint: light-dark(#5a636d, #9aa4ae);
  --back: light-dark(#f7f8f8, #111416);
  --raised: light-dark(#ffffff, #191d20);
  --line: light-dark(#e1e5e8, #2b3136);
  --link: light-dark(#0b62b8, #6cb0f5);
  --accent: light-dark(#6639ba, #ab7df8);
  --on-accent: light-dark(#ffffff, #111416);
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--back); color: var(--text);
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; overflow-wrap: anywhere;
}
header, main { max-width: 40rem; margin: 0 auto; padding: 0 1.25rem; }
header {
  display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; align-items: baseline; padding-block: 1.25rem;
  border-bottom: 1px solid var(--line);
}
header ol { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 0; padding: 0; list-style: none; counter-reset: step; }
header li { color: var(--faint); font-size: 0.9rem; counter-increment: step; }
header li::before { content: counter(step) ". "; }
header li[aria-current] { color: var(--accent); font-weight: 600; }
main { padding-block: 2.5rem 4rem; }
h1 { font-size: 1.75rem; font-weight: 600; line-height: 1.25; letter-spacing: -0.01em; margin: 0 0 1rem; }
p { margin: 0 0 1rem; }
a { color: var(--link); }
code { font: 0.875em/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
button, .button {
  display: inline-block; font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; padding: 0.6rem 1.2rem;
  border: 1px solid transparent; border-radius: 0.5rem; background: var(--accent); color: var(--on-accent);
}
button:hover, .button:hover { filter: brightness(1.08); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.quiet { background: var(--raised); color: var(--text); border-color: var(--line); font-weight: 500; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.4rem 1.25rem; margin: 2rem 0; padding: 1rem 1.25rem;
  background: var(--raised); border: 1px solid var(--line); border-radius: 0.5rem; font-size: 0.95rem; }
dt { color: var(--faint); } dd { margin: 0; }
details { border-top: 1px solid var(--line); padding-block: 0.75rem; }
details > :last-child { margin-bottom: 0.25rem; }
summary { cursor: pointer; color: var(--faint); }
details[open] > summary { margin-bottom: 0.75rem; color: var(--text); }
details ul { margin: 0 0 1rem; padding: 0; list-style: none; font-size: 0.95rem; }
details li { padding-block: 0.3rem; }
.row { display: flex; flex-wrap: wrap; gap: 0.5rem 0.75rem; align-items: center; }
.row button { padding: 0.4rem 0.9rem; }
input { font: inherit; color: inherit; background: var(--back); border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.4rem 0.7rem; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0; } dd + dt { margin-top: 0.6rem; } }
`;
