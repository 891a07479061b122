/** Seconds between two looks, and the longest wait after failures. */
const everySeconds = 5;
const longestSeconds = 60;

/**
 * All the script there is. The page is whole without it; with it, times are said as "5 min ago" and what has changed
 * is put in place without a reload: asked for only while the page can be seen, and not sent again when nothing changed.
 */
export const script = `
(() => {
  const main = document.querySelector("main");
  const live = document.getElementById("live");
  const said = document.getElementById("said");
  const ago = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  const units = [["day", 86400], ["hour", 3600], ["minute", 60]];
  const tellTimes = () => {
    for (const time of document.querySelectorAll("time[datetime]")) {
      const seconds = (Date.parse(time.dateTime) - Date.now()) / 1000;
      time.title ||= time.textContent;
      const [unit, size] = units.find(([, one]) => Math.abs(seconds) >= one) ?? [];
      time.textContent = unit === undefined ? (seconds > 0 ? "in a moment" : "just now") : ago.format(Math.trunc(seconds / size), unit);
    }
  };
  tellTimes();
  setInterval(tellTimes, 30000);
  if (!main.dataset.live) return;

  let etag = main.dataset.live;
  let wait = ${everySeconds};
  let timer;
  const show = (state) => { live.hidden = false; live.className = state; live.lastChild.textContent = state === "on" ? "Live" : "Reconnecting"; };
  const keyed = () => new Map([...main.querySelectorAll("[data-key]")].map((one) => [one.dataset.key, one.textContent]));
  const replace = (text) => {
    const open = [...main.querySelectorAll("details[open][id]")].map((one) => one.id);
    const focus = document.activeElement;
    const place = main.contains(focus) ? [...main.querySelectorAll("a, summary, pre")].indexOf(focus) : -1;
    const told = main.querySelector("[data-said]")?.dataset.said;
    tellTimes();
    const before = keyed();
    main.innerHTML = text;
    for (const id of open) { const one = document.getElementById(id); if (one) one.open = true; }
    if (place >= 0) main.querySelectorAll("a, summary, pre")[place]?.focus({ preventScroll: true });
    tellTimes();
    for (const one of main.querySelectorAll("[data-key]"))
      if (before.get(one.dataset.key) !== one.textContent) one.classList.add("fresh");
    const news = main.querySelector("[data-said]")?.dataset.said;
    if (news && news !== told) said.textContent = news;
    const title = main.querySelector("[data-title]")?.dataset.title;
    if (title) document.title = title + " · CCO";
  };
  const look = async () => {
    clearTimeout(timer);
    if (document.visibilityState === "hidden") return;
    try {
      const answer = await fetch(location.pathname + "?part=main", { headers: { "if-none-match": etag }, cache: "no-store" });
      if (answer.status === 401 || answer.status === 404) return location.reload();
      if (answer.status !== 200 && answer.status !== 304) throw new Error(String(answer.status));
      if (answer.status === 200) { const text = await answer.text(); etag = answer.headers.get("etag"); replace(text); }
      wait = ${everySeconds};
      show("on");
    } catch {
      wait = Math.min(wait * 2, ${longestSeconds});
      show("off");
    }
    timer = setTimeout(look, wait * 1000);
  };
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") look(); });
  show("on");
  timer = setTimeout(look, wait * 1000);
})();
`;
