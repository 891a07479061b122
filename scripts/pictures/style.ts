/** The look of GitHub's pages, light or dark, as wide as a README is shown. */
export const style = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1f2328, #f0f6fc);
  --faint: light-dark(#59636e, #9198a1);
  --back: light-dark(#ffffff, #0d1117);
  --raised: light-dark(#f6f8fa, #151b23);
  --line: light-dark(#d1d9e0, #3d444d);
  --soft: light-dark(#d1d9e0b3, #3d444db3);
  --link: light-dark(#0969da, #4493f8);
  --code: light-dark(#818b981f, #656c7633);
  --green: light-dark(#1a7f37, #3fb950);
  --open: light-dark(#1f883d, #238636);
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 20px 24px; width: 864px; background: var(--back); color: var(--text);
  font: 14px/1.5 -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", Arial, sans-serif;
}
a { color: var(--link); text-decoration: none; }
h1 { margin: 0 0 8px; font-size: 26px; font-weight: 400; line-height: 1.25; }
.faint { color: var(--faint); }
.facts { display: flex; align-items: center; gap: 8px; padding-bottom: 14px; border-bottom: 1px solid var(--line); }
.state { display: inline-flex; align-items: center; gap: 5px; padding: 5px 12px; border-radius: 99px; background: var(--open); color: #fff; font-weight: 500; }
.label { padding: 0 10px; border-radius: 99px; border: 1px solid transparent; font-size: 12px; line-height: 20px; font-weight: 500; }
.turn { display: grid; grid-template-columns: 40px 1fr; gap: 16px; margin-top: 18px; }
.avatar { width: 40px; height: 40px; border-radius: 50%; display: grid; place-items: center; font-size: 18px; font-weight: 600; color: #fff; }
.card { border: 1px solid var(--line); border-radius: 6px; min-width: 0; }
.card > header {
  padding: 8px 16px; background: var(--raised); color: var(--faint);
  border-bottom: 1px solid var(--line); border-radius: 6px 6px 0 0;
}
.card > header strong { color: var(--text); font-weight: 600; }
.pill { border: 1px solid var(--line); border-radius: 99px; padding: 0 6px; font-size: 12px; }
.markdown { padding: 16px; overflow-wrap: break-word; }
.markdown > :first-child { margin-top: 0; } .markdown > :last-child { margin-bottom: 0; }
.markdown p, .markdown ul, .markdown details, .markdown .wide, .markdown pre { margin: 0 0 16px; }
.markdown h2 { margin: 24px 0 16px; padding-bottom: 5px; font-size: 21px; font-weight: 600; line-height: 1.25; border-bottom: 1px solid var(--soft); }
.markdown h3 { margin: 24px 0 16px; font-size: 17.5px; font-weight: 600; line-height: 1.25; }
.markdown ul { padding-left: 28px; }
.markdown li + li { margin-top: 4px; }
.markdown .task { list-style: none; }
.task input { appearance: none; position: relative; width: 13px; height: 13px; margin: 0 6px -2px -22px; border: 1px solid var(--faint); border-radius: 3px; }
.task input:checked { background: light-dark(#0075ff, #1f6feb); border-color: transparent; }
.task input:checked::after { content: ""; position: absolute; left: 3.5px; top: 0.5px; width: 3px; height: 7px; border: solid #fff; border-width: 0 2px 2px 0; transform: rotate(45deg); }
code, pre { font: 11.9px/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }
.markdown :not(pre) > code { padding: 0.2em 0.4em; background: var(--code); border-radius: 6px; white-space: break-spaces; }
.markdown pre { padding: 12px 16px; background: var(--raised); border-radius: 6px; }
.wide { overflow: hidden; }
table { border-collapse: collapse; width: max-content; max-width: 100%; }
th, td { border: 1px solid var(--line); padding: 6px 13px; text-align: left; }
th { font-weight: 600; }
tr:nth-child(2n) td { background: var(--raised); }
.merge { min-width: 0; border: 1px solid var(--line); border-radius: 6px; }
.merge header { display: flex; gap: 12px; padding: 14px 16px; border-bottom: 1px solid var(--line); }
.merge header strong { display: block; font-size: 16px; line-height: 1.4; }
.merge ul { list-style: none; margin: 0; padding: 6px 0; }
.merge li { display: flex; align-items: center; gap: 8px; padding: 5px 16px; white-space: nowrap; overflow: hidden; }
.merge li .faint { overflow: hidden; text-overflow: ellipsis; }
.merge li .avatar { width: 20px; height: 20px; font-size: 11px; flex: none; }
.merge li strong { font-weight: 600; }
svg { flex: none; } .good { color: var(--green); }
`;
