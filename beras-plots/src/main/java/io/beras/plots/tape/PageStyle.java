package io.beras.plots.tape;

/**
 * The style sheet of the page.
 *
 * <p>Every colour of a text has a contrast of at least 4.5:1 to its ground, in light and dark mode (WCAG 2.1, level AA). The
 * marks differ in word and symbol, too, and their hues are those of M. Okabe and K. Ito, "Color Universal Design", 2008.
 */
final class PageStyle {

    static final String SHEET = """
            :root {
              --ground: #ffffff; --ink: #1f2328; --quiet: #59636e; --rule: #d1d9e0; --link: #0a58a8; --marked: #f6f8fa;
              --forward: #00568c; --backward: #8a4200;
              --disconnected: #454545; --disconnected-ground: #e9e9e9;
              --non-finite: #8f2a00; --non-finite-ground: #ffe1d6;
              --dead-relu: #664c00; --dead-relu-ground: #fcefc2;
              --vanishing: #004c78; --vanishing-ground: #d8ebf8;
              --exploding: #7d1d58; --exploding-ground: #f8deed;
            }
            @media screen and (prefers-color-scheme: dark) {
              :root {
                --ground: #14171a; --ink: #e8ebee; --quiet: #a4aeb8; --rule: #3a424a; --link: #86bdf5; --marked: #1d2226;
                --forward: #7cc4f2; --backward: #f0b37e;
                --disconnected: #dcdcdc; --disconnected-ground: #3c3c3c;
                --non-finite: #ffb99c; --non-finite-ground: #4c1c0a;
                --dead-relu: #f2d676; --dead-relu-ground: #403300;
                --vanishing: #a3d8ff; --vanishing-ground: #0b3550;
                --exploding: #ffb6df; --exploding-ground: #4c1739;
              }
            }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.45 system-ui, sans-serif;
              overflow-wrap: anywhere; }
            main { max-width: 62rem; margin: 0 auto; padding: 1rem; }
            h1 { font-size: 1.6rem; margin: 0.5rem 0; }
            h2 { font-size: 1.15rem; margin: 2rem 0 0.5rem; }
            a { color: var(--link); }
            .summary { margin: 0; }
            .marks { margin: 0; padding: 0 0 0 1.2rem; }
            .marks + p, h2 + p { margin: 0.6rem 0 0.3rem; }
            .mark { display: inline-block; padding: 0 0.45rem; border: 1px solid; border-radius: 0.3rem; font-weight: 600; }
            .disconnected { color: var(--disconnected); background: var(--disconnected-ground); }
            .non-finite { color: var(--non-finite); background: var(--non-finite-ground); }
            .dead-relu { color: var(--dead-relu); background: var(--dead-relu-ground); }
            .vanishing { color: var(--vanishing); background: var(--vanishing-ground); }
            .exploding { color: var(--exploding); background: var(--exploding-ground); }
            .plot { display: grid; grid-template-columns: auto 1fr; grid-template-rows: 5rem 5rem; column-gap: 0.5rem; }
            .plot .top { grid-area: 1 / 1; }
            .plot .bottom { grid-area: 2 / 1; align-self: end; }
            .plot svg { grid-area: 1 / 2 / 3 / 3; width: 100%; height: 10rem; overflow: visible; fill: none; }
            .chart { color: var(--quiet); font-size: 0.85rem; }
            .grid { stroke: var(--rule); }
            .line { stroke: var(--backward); stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
            .dot { stroke: currentColor; stroke-width: 9; stroke-linecap: round; }
            .ends { display: flex; justify-content: space-between; margin: 0.3rem 0 0 3rem; }
            .heads { display: flex; justify-content: space-between; gap: 1rem; margin: 0.5rem 0; font-weight: 600; }
            .heads .backward { text-align: right; }
            .heads .forward, .step { color: var(--forward); }
            .heads .backward, .backward .step { color: var(--backward); }
            .rows { list-style: none; margin: 0; padding: 0; }
            .row { display: grid; grid-template-columns: 1fr 14rem 1fr; grid-template-rows: auto minmax(1.6rem, 1fr);
              break-inside: avoid; }
            .row:target, .marked { background: var(--marked); }
            .title { grid-area: 1 / 2; }
            .node { border: 1px solid var(--quiet); border-radius: 0.5rem; padding: 0.3rem; text-align: center;
              background: var(--ground); }
            .flow { grid-area: 2 / 2; justify-self: center; height: 0; min-height: 100%; overflow: visible; }
            .flow .down { stroke: var(--forward); fill: var(--forward); }
            .flow .up { stroke: var(--backward); fill: var(--backward); }
            .flow line { stroke-width: 2; }
            .row .forward { grid-area: 1 / 1 / 3 / 2; }
            .row .backward { grid-area: 1 / 3 / 3 / 4; }
            .row .forward, .row .backward { padding: 0.3rem 0.7rem 0.9rem; min-width: 0; border-top: 1px solid var(--rule); }
            .layer, .shape, dt { color: var(--quiet); }
            .shape { display: inline-block; max-width: 100%; }
            .step { font-weight: 700; }
            dl { margin: 0; font-size: 0.88rem; }
            dl > div { display: flex; gap: 0.5rem; }
            dt { flex: none; width: 4rem; }
            .backward dt { width: 7.4rem; }
            dd { flex: 1; margin: 0; min-width: 0; font-variant-numeric: tabular-nums; }
            .bar { display: block; width: 100%; height: 5px; margin: 2px 0; fill: var(--backward); }
            .fold { padding: 0.3rem 0; }
            .fold summary { padding: 0.6rem 0.7rem; border: 1px dashed var(--quiet); border-radius: 0.5rem;
              color: var(--link); cursor: pointer; text-align: center; margin-bottom: 0.4rem; }
            .legend p { color: var(--quiet); max-width: 45rem; }
            @media (max-width: 45rem) {
              main { padding: 0.7rem; }
              .row { grid-template-columns: 1fr 1fr; grid-template-rows: auto; }
              .title { grid-area: 1 / 1 / 2 / 3; }
              .row .forward { grid-area: 2 / 1; }
              .row .backward { grid-area: 2 / 2; }
              .row .forward, .row .backward { padding: 0.3rem; border-top: none; }
              .flow { grid-area: 3 / 1 / 4 / 3; height: 1.6rem; min-height: 0; margin: 0 0 0.2rem; }
              dl > div { display: block; }
              dt, dd { display: inline; }
            }
            """;

    private PageStyle() {}
}
