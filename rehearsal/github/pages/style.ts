/** One sheet for all pages: follows the reader's light or dark, and any width. */
export const style = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1f2328, #e6edf3);
  --faint: light-dark(#59636e, #9198a1);
  --back: light-dark(#ffffff, #0d1117);
  --raised: light-dark(#f6f8fa, #151b23);
  --line: light-dark(#d1d9e0, #3d444d);
  --link: light-dark(#0969da, #4493f8);
  --green: light-dark(#1a7f37, #3fb950);
  --red: light-dark(#cf222e, #f85149);
  --purple: light-dark(#8250df, #ab7df8);
  --amber: light-dark(#9a6700, #d29922);
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--back); color: var(--text);
  font: 1rem/1.5 -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif;
  overflow-wrap: anywhere;
}
header, main { max-width: 60rem; margin: 0 auto; padding: 0 1rem; }
header { padding-block: 0.75rem; border-bottom: 1px solid var(--line); }
main { padding-block: 1.5rem 4rem; }
a { color: var(--link); text-decoration: none; }
a:hover, a:focus-visible { text-decoration: underline; }
h1 { font-size: 1.6rem; font-weight: 500; line-height: 1.25; margin: 0 0 0.5rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 0.75rem; }
.faint { color: var(--faint); }
.facts { display: flex; flex-wrap: wrap; gap: 0.5rem 0.75rem; align-items: center; margin: 0 0 1rem; }
.badge, .label {
  display: inline-block; border-radius: 2rem; padding: 0.1rem 0.7rem; font-size: 0.85rem; font-weight: 500;
}
.badge { color: #ffffff; }
.badge.open { background: #1f883d; } .badge.closed { background: #cf222e; }
.badge.done, .badge.merged { background: #8250df; } .badge.draft { background: #59636e; }
.label { border: 1px solid var(--line); }
.card { border: 1px solid var(--line); border-radius: 0.4rem; margin: 1rem 0; }
.card > header {
  max-width: none; margin: 0; padding: 0.5rem 1rem; background: var(--raised); color: var(--faint);
  border-bottom: 1px solid var(--line); border-radius: 0.4rem 0.4rem 0 0; font-size: 0.9rem;
}
.card > .markdown, .card > p { padding: 0.25rem 1rem; }
.event { color: var(--faint); font-size: 0.9rem; margin: 0.75rem 0 0.75rem 1rem; }
.rows { list-style: none; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: 0.4rem; }
.rows > li { padding: 0.6rem 1rem; border-top: 1px solid var(--line); }
.rows > li:first-child { border-top: 0; }
.markdown pre, pre.text {
  background: var(--raised); padding: 0.75rem 1rem; border-radius: 0.4rem; overflow: auto;
  overflow-wrap: normal;
}
code, pre { font: 0.85em/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.markdown :not(pre) > code { background: light-dark(#818b981f, #656c7633); padding: 0.15em 0.35em; border-radius: 0.3rem; }
.markdown pre code { font-size: inherit; }
.markdown details { margin-block: 0.5rem 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.9rem; }
th, td { border: 1px solid var(--line); padding: 0.35rem 0.75rem; text-align: left; overflow-wrap: normal; }
th { background: var(--raised); }
.markdown img { max-width: 100%; }
.markdown blockquote { margin-inline: 0; padding-inline: 1rem; border-inline-start: 0.25rem solid var(--line); color: var(--faint); }
.task { list-style: none; } .task input { margin: 0 0.4rem 0 -1.4rem; }
summary { cursor: pointer; }
.success { color: var(--green); } .failure, .timed_out, .startup_failure { color: var(--red); }
.action_required, .in_progress, .queued, .warning { color: var(--amber); }
.neutral, .cancelled, .skipped, .stale, .notice { color: var(--faint); }
.trailers { margin: 0.35rem 0 0; font-size: 0.85rem; color: var(--faint); }
`;
