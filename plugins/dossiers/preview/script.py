"""The script that the preview adds to a page it serves: it waits for news, reloads, or shows what is wrong."""

from __future__ import annotations

import json

NEWS = "/.preview/news"
"""The path under which pages ask; a name with a dot, which no site has."""

_SCRIPT = """\
<script>
(() => {
  const build = BUILD;
  let turn = TURN, host = null;
  const show = (text) => {
    if (host) host.remove();
    host = null;
    if (!text) return;
    host = document.createElement("div");
    const root = host.attachShadow({ mode: "open" });
    root.innerHTML = `<style>
      section { position: fixed; inset: auto 0 0 0; max-height: 60vh; z-index: 2147483647; overflow: auto;
        padding: 1rem 1.5rem; box-sizing: border-box; border-top: 4px solid #ff8d85; background: #161616;
        color: #f5f5f5; font: 14px/1.5 ui-monospace, monospace }
      h1 { margin: 0; font-size: 16px; color: #ff8d85 } pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit }
      button { float: right; font: inherit }
    </style><section role="alert" dir="ltr" lang="en"><button>Hide</button><h1>The build failed; this is the last good page</h1><pre></pre></section>`;
    root.querySelector("pre").textContent = text;
    root.querySelector("button").onclick = () => { host.remove(); host = null; };
    document.documentElement.append(host);
  };
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const listen = async () => {
    for (;;) {
      try {
        const answer = await fetch(`NEWS?build=${build}&turn=${turn}`, { cache: "no-store" });
        if (!answer.ok) throw new Error(answer.status);
        const news = await answer.json();
        if (news.build !== build) return location.reload();
        if (news.turn !== turn) { turn = news.turn; show(news.error); }
      } catch { await wait(1000); }
    }
  };
  show(ERROR);
  addEventListener("load", listen);
})();
</script>
"""


def page_script(build: str, turn: int, error: str) -> bytes:
    """Return the script element for a page of a build, with the error to be shown over it (perhaps none)."""
    # "<" is written as an escape so that no text can end the script element.
    texts = {
        name: json.dumps(value).replace("<", "\\u003c")
        for name, value in (("BUILD", build), ("ERROR", error))
    }
    script = _SCRIPT.replace("NEWS", NEWS).replace("TURN", str(turn))
    return script.replace("BUILD", texts["BUILD"]).replace("ERROR", texts["ERROR"]).encode()
