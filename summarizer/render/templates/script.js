"use strict";
/* What the page does beyond reading: the texts in a pane or a sheet, quotations on hover, uses of a passage,
   filters, theme. Without it every citation is a plain link. Nothing is fetched, nothing is written but text. */
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  const narrow = matchMedia("(max-width: 64rem)");
  const root = document.documentElement;
  const [texts, pane, sheet] = [$("texts"), $("pane"), $("sheet")];
  let opener = null;
  root.classList.add("scripted");

  /* Theme. A browser may refuse to remember it for a file: then it lasts as long as the page. */

  const themes = { automatic: "", light: "light", dark: "dark" };
  const remembered = () => { try { return localStorage.getItem("summarizer-theme"); } catch { return null; } };
  const setTheme = (name) => {
    const chosen = Object.hasOwn(themes, name) ? name : "automatic";
    root.dataset.theme = themes[chosen];
    $("theme").textContent = `Theme: ${chosen}`;
    try { localStorage.setItem("summarizer-theme", chosen); } catch { /* not remembered */ }
    return chosen;
  };
  let theme = setTheme(remembered());
  $("theme").hidden = false;
  $("theme").addEventListener("click", () => {
    const names = Object.keys(themes);
    theme = setTheme(names[(names.indexOf(theme) + 1) % names.length]);
  });

  /* A table that narrow screens show as blocks stays a table to a screen reader. */

  const roles = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell" };
  for (const [name, role] of Object.entries(roles)) for (const one of all(name)) one.setAttribute("role", role);
  for (const one of all("th")) one.setAttribute("role", one.scope === "col" ? "columnheader" : "rowheader");

  /* The source pane: one article at a time; on a narrow screen it opens as a sheet over the briefing. */

  const articles = texts ? all("article.source", texts) : [];
  const show = (article) => {
    for (const one of articles) one.hidden = one !== article;
    $("article").value = article.id;
  };
  const unfold = (element) => {
    for (let at = element; at; at = at.parentElement) if (at.localName === "details") at.open = true;
  };
  const arriveAt = (element, block) => {
    if (element.tabIndex < 0) element.tabIndex = -1;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block });
  };
  const openPane = () => {
    if (!narrow.matches || sheet.open) return;
    sheet.append(texts);
    sheet.showModal();
  };
  const closeSheet = () => {
    if (sheet?.open) sheet.close();
  };
  const highlight = (element) => {
    for (const one of all("mark.on", texts)) one.classList.remove("on");
    const pieces = element.dataset.p ? all(`[data-p="${element.dataset.p}"]`, texts) : [element];
    for (const one of pieces) if (one.localName === "mark") one.classList.add("on");
  };
  const openSource = (element) => {
    const article = element.closest("article.source");
    if (!article) return;
    show(article);
    openPane();
    const heading = element === article;
    if (!heading) highlight(element);
    arriveAt(heading ? article.querySelector("h3") : element, heading ? "start" : "center");
  };
  const setOpener = (element) => {
    opener?.removeAttribute("aria-current");
    opener = element;
    if (opener?.classList.contains("mark")) opener.setAttribute("aria-current", "true");
  };
  const goBack = () => {
    closeSheet();
    const target = opener ?? $("main");
    arriveAt(target, "nearest");
  };
  if (texts) {
    for (const one of articles) $("article").append(Object.assign(make("option", one.dataset.title), { value: one.id }));
    $("tools").hidden = false;
    show(articles[0]);
    pane.tabIndex = 0;
    $("article").addEventListener("change", () => {
      show($($("article").value));
      (sheet.open ? sheet : pane).scrollTop = 0;
    });
    $("return").addEventListener("click", goBack);
    pane.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !$("uses").matches(":popover-open")) goBack();
    });
    sheet.addEventListener("close", () => {
      if (sheet.open) return; // opened again before the event came
      pane.append(texts);
      (opener ?? $("main")).focus();
    });
    sheet.addEventListener("click", (event) => {
      if (event.target === sheet) sheet.close();
    });
    narrow.addEventListener("change", closeSheet);
  }

  /* Links within the page. The address changes as without the script, so that "back" works. */

  const reveal = (element) => {
    if (element.closest("[hidden]") && !texts?.contains(element)) clear();
    unfold(element);
    for (const one of all(".found")) one.classList.remove("found");
    if (element.classList.contains("mark")) {
      element.closest(".said, td, li, p")?.classList.add("found");
      setOpener(element);
    }
    arriveAt(element, "center");
  };
  const arrive = () => {
    const element = $(decodeURIComponent(location.hash.slice(1)));
    if (!element) return;
    if (element === pane && narrow.matches) openPane();
    else if (texts?.contains(element)) openSource(element);
    else if (element.matches("summary h2")) {
      closeSheet();
      unfold(element);
      arriveAt(element.parentElement, "start");
    } else if (element.matches(".mark, .passages li") || element.closest("[hidden], details")) {
      closeSheet();
      reveal(element);
    } else closeSheet();
  };
  const follow = (link) => {
    if (texts && !texts.contains(link)) setOpener(link);
    if (location.hash === link.hash) arrive();
  };
  addEventListener("hashchange", arrive);

  /* A passage that several statements use leads to a list of them. */

  const wording = (mark, use) => {
    const copy = (mark.closest(".said, tr, li, p") ?? mark).cloneNode(true);
    for (const extra of all(".mark, .articles, .rest, details", copy)) extra.remove();
    const text = copy.textContent.replace(/\s+/g, " ").trim();
    const what = use.textContent;
    return `${what[0].toUpperCase()}${what.slice(1)}: ${text.length > 140 ? `${text.slice(0, 140)}…` : text}`;
  };
  const askWhich = (link, uses) => {
    $("uses-title").textContent = `Passage ${link.textContent} is used in`;
    $("uses").querySelector("ul").replaceChildren(...uses.map((use) => {
      const item = make("li", "");
      item.append(Object.assign(make("a", wording($(use.hash.slice(1)), use)), { href: use.hash }));
      return item;
    }));
    $("uses").showPopover();
    $("uses").querySelector("a").focus();
  };
  const lead = (link, event) => {
    const uses = all("a.use", $(link.hash.slice(1)));
    event.preventDefault();
    highlight($(link.hash.slice(2)));
    if (uses.length > 1) askWhich(link, uses);
    else if (uses.length === 1) uses[0].click();
  };
  if (texts) $("uses-close").addEventListener("click", () => $("uses").hidePopover());

  for (const one of all("a.mark:not(.more)")) one.ariaLabel = `source passage ${one.textContent}`;
  for (const one of all("a.back")) one.ariaLabel = `passage ${one.textContent}: where it is used`;

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    hideTip();
    if (!link) return;
    if (link.classList.contains("back")) lead(link, event);
    else {
      if ($("uses")?.contains(link)) {
        $("uses").hidePopover();
        closeSheet();
      }
      follow(link);
    }
  });

  /* The quotation beside a citation, on hover and on focus; Escape puts it away. */

  const tip = $("tip");
  let described = null;
  let timer = 0;
  const hideTip = () => {
    clearTimeout(timer);
    tip.hidden = true;
    described?.removeAttribute("aria-describedby");
    described = null;
  };
  const showTip = (mark) => {
    const passage = $(`f${mark.hash.slice(1)}`);
    if (!passage) return;
    hideTip();
    const quotation = passage.querySelector("q").textContent;
    const [open, close] = passage.querySelector("q").className ? ["", ""] : ["“", "”"];
    const doubt = passage.querySelector("q ~ .reason")?.textContent;
    const title = passage.closest("section").querySelector("h3").textContent + (doubt ? ` (${doubt})` : "");
    tip.replaceChildren(`${open}${quotation.length > 400 ? `${quotation.slice(0, 400)}…` : quotation}${close}`, make("small", title));
    tip.hidden = false;
    described = mark;
    mark.setAttribute("aria-describedby", "tip");
    const [at, size] = [mark.getBoundingClientRect(), tip.getBoundingClientRect()];
    const below = at.bottom + 6 + size.height < innerHeight;
    tip.style.left = `${Math.max(8, Math.min(at.left, innerWidth - size.width - 8))}px`;
    tip.style.top = `${below ? at.bottom + 6 : Math.max(8, at.top - size.height - 6)}px`;
  };
  const markAt = (event) => event.target.closest?.("a.mark[href^='#c']");
  document.addEventListener("pointerover", (event) => {
    const mark = markAt(event);
    if (tip.contains(event.target)) clearTimeout(timer);
    else if (mark && event.pointerType === "mouse") {
      clearTimeout(timer);
      timer = setTimeout(showTip, 120, mark);
    } else if (!tip.hidden && described !== document.activeElement) {
      clearTimeout(timer);
      timer = setTimeout(hideTip, 250);
    }
  });
  document.addEventListener("focusin", (event) => {
    const mark = markAt(event);
    if (mark?.matches(":focus-visible")) showTip(mark);
    else hideTip();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hideTip();
  });
  addEventListener("scroll", () => {
    if (!tip.hidden) hideTip();
  }, { passive: true });

  /* Filters: a statement is shown where it has every chosen value; what holds none of them is put away. */

  const selects = all("#filters select");
  const statements = all("[data-f]");
  const tokens = new Map(statements.map((one) => [one, new Set(one.dataset.f.split(" "))]));
  const groups = all("[data-g]").reverse();
  const folds = all(".brief details").filter((one) => one.querySelector("[data-f]"));
  const rows = all("tbody").map((body) => all("tr[data-f]", body));
  const unfolded = new Set();
  const filter = () => {
    const chosen = selects.filter((one) => one.value);
    const fits = (have) => chosen.every((one) => have.has(one.value));
    let shown = 0;
    for (const [one, have] of tokens) {
      one.hidden = !fits(have);
      if (!one.hidden) shown += 1;
    }
    for (const one of groups) one.hidden = chosen.length > 0 && !one.querySelector("[data-f]:not([hidden])");
    for (const body of rows) {
      let last = "";
      for (const row of body) if (!row.hidden) {
        const label = row.querySelector("th").textContent;
        row.classList.toggle("again", label === last);
        last = label;
      }
    }
    for (const one of folds) {
      const wanted = chosen.length > 0 && one.querySelector("[data-f]:not([hidden])");
      if (wanted && !one.open) {
        one.open = true;
        unfolded.add(one);
      } else if (!wanted && unfolded.delete(one)) one.open = false;
    }
    $("all").hidden = chosen.length === 0;
    const names = chosen.map((one) => `${one.labels[0].textContent}: ${one.selectedOptions[0].label.replace(/ \(\d+\)$/, "")}`);
    $("chosen").textContent = chosen.length ? `${shown} of ${statements.length} statements. ${names.join("; ")}` : "";
  };
  const clear = () => {
    if (!selects.some((one) => one.value)) return;
    for (const one of selects) one.value = "";
    filter();
  };
  if (selects.length) {
    $("filters").hidden = false;
    $("filters").addEventListener("change", filter);
    $("filters").querySelector("form").addEventListener("reset", (event) => {
      event.preventDefault();
      clear();
      selects[0].focus();
    });
    $("filters").querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  }

  /* On paper what is folded is unfolded, for browsers whose styles cannot do it; what is there to check is left
     to the page unless it was opened. */

  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open], .page-only)");
    for (const one of folded) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of folded) one.open = false;
  });
  if (location.hash) arrive();
})();
