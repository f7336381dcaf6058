/* The full table: loads its rows part by part, filters and sorts them, and shows some hundred at a time.

   Each part is a script that calls dossiersRows(name, rows) with rows as the pages of the table have them: a page that
   is read from a folder may load scripts and nothing else. What does not arrive whole is named, with the way to it. */
"use strict";

(() => {
  const AT_ONCE = 4; /* parts under way */
  const STEP = 200; /* rows that are shown at first, and then with each "Show more" */
  const LARGE = 50e6; /* bytes; more than this is loaded only when the reader asks for it */
  const LAST = "\uffff"; /* what is not stated is sorted behind all that is, whichever way */

  const root = document.querySelector(".full-table");
  const form = root.querySelector("form");
  const body = root.querySelector("tbody");
  const loadedLine = root.querySelector(".loaded");
  const shownLine = root.querySelector(".shown");
  const failures = root.querySelector(".failures");
  const more = root.querySelector(".more button");
  const heads = [...root.querySelectorAll("thead th")];

  const number = (value) => value.toLocaleString("en");
  const count = (value, one, many) => `${number(value)} ${value === 1 ? one : many}`;
  const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} KB` : `${(bytes / 1e6).toFixed(1)} MB`);

  /* Loading */

  let first = 0;
  const parts = [...root.querySelectorAll(".parts [data-src]")].map((item) => {
    const { name, src } = item.dataset;
    const part = { item, name, src, rows: +item.dataset.rows, size: +item.dataset.size, first, state: "" };
    first += part.rows;
    return part;
  });
  const rows = first;
  const bytes = parts.reduce((sum, part) => sum + part.size, 0);
  const records = []; /* by the number of the row in the table; a part that is not there yet leaves a gap */
  const arrived = new Map();

  window.dossiersRows = (name, texts) => arrived.set(name, texts);

  const present = () => parts.reduce((sum, part) => sum + (part.state === "there" ? part.rows : 0), 0);

  function load() {
    const under = parts.filter((part) => part.state === "loading").length;
    for (const part of parts.filter((each) => each.state === "").slice(0, AT_ONCE - under)) {
      part.state = "loading";
      const script = document.createElement("script");
      script.src = part.src;
      script.onload = () => ended(part, script, take(part));
      script.onerror = () => ended(part, script, "could not be loaded");
      document.head.append(script);
    }
    say();
  }

  function ended(part, script, fault) {
    script.remove();
    part.state = fault ? "failed" : "there";
    part.fault = fault;
    load();
    later();
  }

  function take(part) {
    const texts = arrived.get(part.name);
    arrived.delete(part.name);
    const encoder = new TextEncoder();
    if (texts === undefined) return "holds something else";
    const found = texts.reduce((sum, text) => sum + encoder.encode(text).length, 0);
    if (texts.length !== part.rows || found !== part.size) return "is of another state of the site than this page";
    texts.forEach((html, at) => (records[part.first + at] = record(html, part.first + at)));
    return "";
  }

  function say() {
    const there = parts.filter((part) => part.state === "there");
    const failed = parts.filter((part) => part.state === "failed");
    const here = present();
    const asked = parts.some((part) => part.state !== "");
    const waiting = there.length + failed.length < parts.length;
    loadedLine.querySelector("progress").value = here;
    loadedLine.querySelector("progress").hidden = !waiting;
    loadedLine.querySelector("button").hidden = asked || !waiting;
    loadedLine.querySelector("span").textContent = !waiting
      ? here === rows
        ? `All ${count(rows, "row is", "rows are")} loaded.`
        : `${number(here)} of ${count(rows, "row is", "rows are")} loaded; the others are missing below.`
      : asked
        ? `Loading: ${number(there.length)} of ${count(parts.length, "part", "parts")}, ${number(here)} of ${count(rows, "row", "rows")}.`
        : `${count(rows, "row", "rows")} in ${count(parts.length, "part", "parts")}, ${size(bytes)}: not loaded yet.`;
    failures.hidden = failed.length === 0;
    failures.querySelector("ul").replaceChildren(
      ...failed.map((part) => {
        const item = document.createElement("li");
        const link = part.item.querySelector("a");
        item.append(link.cloneNode(true), ` (${count(part.rows, "row", "rows")}) ${part.fault}.`);
        return item;
      }),
    );
  }

  /* Rows as they are filtered and sorted */

  const MARKUP = /<span class="hidden">[^<]*<\/span>|<[^>]*>/g;
  const NAMED = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&#34;": '"' };
  const plain = (html) => html.replace(MARKUP, " ").replace(/&(?:amp|lt|gt|quot|#3[49]);/g, (found) => NAMED[found]);
  /* Case, accents, hyphens and apostrophes do not matter: al-Khaz'ali is found as alkhazali and as al khazali. */
  const fold = (text) =>
    text
      .normalize("NFKD")
      .replace(/[\p{M}\p{Pd}'’‘ʻʼʿʾ`´]/gu, "")
      .toLowerCase();

  function record(html, at) {
    return { html, at, text: fold(plain(html)), status: /data-status="([^"]*)"/.exec(html)[1] };
  }

  const STATUSES = [...form.querySelectorAll("[name=status]")].map((box) => box.value);
  const KEYS = {
    subject: (row) => row.at,
    status: (row) => STATUSES.indexOf(row.status),
    date: (cell) => (/datetime="([^"]*)"/.exec(cell) || ["", LAST])[1],
    text: (cell) => (cell.includes('class="missing"') ? LAST : fold(plain(cell)).trim()),
  };

  function key(row, column) {
    const { sort } = heads[column].dataset;
    if (sort === "subject" || sort === "status") return KEYS[sort](row);
    return KEYS[sort](row.html.split(/<t[dh][ >]/)[column + 1]);
  }

  const chosen = { words: "", authority: "", statuses: new Set(STATUSES), column: 0, down: false, limit: STEP };

  function matching() {
    const words = fold(chosen.words).split(/\s+/).filter(Boolean);
    const link = chosen.authority && `/${chosen.authority}"`;
    const every = chosen.statuses.size === STATUSES.length;
    const found = records.filter(
      (row) =>
        (every || chosen.statuses.has(row.status)) &&
        (!link || row.html.includes(link)) &&
        words.every((word) => row.text.includes(word)),
    );
    if (chosen.column === 0) return chosen.down ? found.reverse() : found;
    const keys = new Map(found.map((row) => [row, key(row, chosen.column)]));
    const sign = chosen.down ? -1 : 1;
    return found.sort((one, other) => {
      const [a, b] = [keys.get(one), keys.get(other)];
      if (a === b) return one.at - other.at;
      if (a === LAST || b === LAST) return a === LAST ? 1 : -1;
      return (a < b ? -1 : 1) * sign;
    });
  }

  let standing = ""; /* the numbers of the rows that stand in the table */

  function show() {
    const found = matching();
    const now = found.slice(0, chosen.limit);
    const numbers = now.map((row) => row.at).join();
    if (numbers !== standing) {
      const grown = standing !== "" && numbers.startsWith(`${standing},`);
      const html = (grown ? now.slice(standing.split(",").length) : now).map((row) => row.html).join("\n");
      if (grown) body.insertAdjacentHTML("beforeend", html);
      else body.innerHTML = html;
      standing = numbers;
    }
    const rest = found.length - now.length;
    more.parentElement.hidden = rest === 0;
    more.textContent = `Show ${number(Math.min(rest, STEP))} more`;
    const here = present();
    const of = here === rows ? "" : " of those that are loaded";
    shownLine.textContent =
      here === 0
        ? ""
        : found.length === 0
          ? `No row${of} matches ${wanted()}.`
          : narrowed()
            ? `${count(found.length, "row", "rows")}${of} ${found.length === 1 ? "matches" : "match"} ${wanted()}${rest ? `; the first ${number(now.length)} are shown` : ""}.`
            : rest
              ? `The first ${number(now.length)} are shown.`
              : "";
    form.querySelector("[type=reset]").hidden = !narrowed();
  }

  const narrowed = () => chosen.words !== "" || chosen.authority !== "" || chosen.statuses.size !== STATUSES.length;

  /* In words, for who listens and for paper. */
  function wanted() {
    const authority = form.elements.authority.selectedOptions[0].text.replace(/ \([\d,]+\)$/, "");
    const boxes = [...form.querySelectorAll("[name=status]:checked")];
    const statuses = boxes.map((box) => box.parentElement.querySelector(".status").textContent.trim());
    return [
      chosen.words && `“${chosen.words}”`,
      chosen.authority && authority,
      chosen.statuses.size !== STATUSES.length && `status ${statuses.join(" or ") || "none"}`,
    ]
      .filter(Boolean)
      .join(", ");
  }

  let waits = false;

  function later() {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      show();
    });
  }

  /* What is chosen stands in the address, so that it can be kept and sent. */

  function write() {
    const words = new URLSearchParams();
    if (chosen.words) words.set("q", chosen.words);
    if (chosen.authority) words.set("authority", chosen.authority);
    if (chosen.statuses.size !== STATUSES.length) words.set("status", [...chosen.statuses].join("."));
    if (chosen.column || chosen.down) words.set("sort", (chosen.down ? "-" : "") + heads[chosen.column].dataset.name);
    const hash = words.toString();
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  }

  function read() {
    const words = new URLSearchParams(location.hash.slice(1));
    const sort = words.get("sort") || "";
    const named = heads.findIndex((head) => head.dataset.name === sort.replace(/^-/, ""));
    const statuses = words.has("status") ? words.get("status").split(".") : STATUSES;
    const authority = words.get("authority") || "";
    chosen.words = words.get("q") || "";
    chosen.authority = [...form.elements.authority.options].some((each) => each.value === authority) ? authority : "";
    chosen.statuses = new Set(STATUSES.filter((each) => statuses.includes(each)));
    chosen.column = Math.max(named, 0);
    chosen.down = named >= 0 && sort.startsWith("-");
    form.elements.q.value = chosen.words;
    form.elements.authority.value = chosen.authority;
    for (const box of form.querySelectorAll("[name=status]")) box.checked = chosen.statuses.has(box.value);
    mark();
  }

  function mark() {
    heads.forEach((head, column) => {
      if (column === chosen.column) head.setAttribute("aria-sort", chosen.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
  }

  function choose() {
    chosen.words = form.elements.q.value.trim();
    chosen.authority = form.elements.authority.value;
    const boxes = [...form.querySelectorAll("[name=status]:checked")];
    chosen.statuses = new Set(boxes.map((box) => box.value));
    changed();
  }

  function changed() {
    chosen.limit = STEP;
    write();
    mark();
    later();
  }

  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.onclick = () => {
      chosen.down = column === chosen.column && !chosen.down;
      chosen.column = column;
      changed();
    };
    head.append(button);
  });

  form.oninput = choose;
  form.onreset = () => setTimeout(choose);
  form.onsubmit = (event) => event.preventDefault();
  more.onclick = () => {
    const after = chosen.limit;
    chosen.limit += STEP;
    show();
    /* Who goes by keyboard goes on with the first of the new rows. */
    body.children[after]?.querySelector("a")?.focus({ preventScroll: true });
  };
  loadedLine.querySelector("button").onclick = load;
  failures.querySelector("button").onclick = () => {
    for (const part of parts) if (part.state === "failed") part.state = "";
    load();
  };
  window.onhashchange = () => {
    read();
    chosen.limit = STEP;
    later();
  };

  form.querySelector("fieldset").disabled = false;
  read();
  if (bytes > LARGE) say();
  else load();
})();
