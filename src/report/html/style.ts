/**
 * The look of the HTML report: the colours and the anatomy of the NHS design system, without its fonts or its logo. One
 * sheet, because the page may ask for nothing. tests/unit/report/html.test.ts works out every contrast.
 */

/** Colours by what they are for; each pair of text and ground has a contrast of 4.5 or more. */
export const LIGHT = {
  text: '#212b32',
  soft: '#4c6272',
  ground: '#ffffff',
  panel: '#f0f4f5',
  line: '#aeb7bd',
  link: '#005eb8',
  bar: '#005eb8',
  'on-bar': '#ffffff',
  fail: '#b51f13',
  review: '#7a4b00',
  pass: '#00662f',
  untested: '#4c6272',
  focus: '#ffeb3b',
  'on-focus': '#212b32',
} as const;

export const DARK: Record<keyof typeof LIGHT, string> = {
  text: '#f0f4f5',
  soft: '#c3ccd2',
  ground: '#15191c',
  panel: '#232a2f',
  line: '#5d6b75',
  link: '#82bdf5',
  bar: '#003d78',
  'on-bar': '#ffffff',
  fail: '#ff9d94',
  review: '#ffc75c',
  pass: '#7bd79b',
  untested: '#c3ccd2',
  focus: '#ffeb3b',
  'on-focus': '#212b32',
};

const variables = (colours: Record<string, string>): string =>
  Object.entries(colours)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

export const STYLE = `
:root{color-scheme:light dark;${variables(LIGHT)}}
@media (prefers-color-scheme:dark){:root{${variables(DARK)}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--text);font:1rem/1.5 Arial,Helvetica,sans-serif;overflow-wrap:break-word}
.w{max-width:66rem;margin:0 auto;padding:0 1rem}
.skip{position:absolute;left:-999em;background:var(--focus);color:var(--on-focus);padding:.5rem 1rem}
.skip:focus{left:1rem;top:1rem;z-index:2}
.bar{background:var(--bar);color:var(--on-bar);padding:1rem 0}
.bar p{margin:0;font-weight:700;font-size:1.25rem}
.bar span{font-weight:400;font-size:1rem;display:block}
h1{font-size:clamp(1.75rem,6vw,2.5rem);line-height:1.2;margin:2rem 0 1rem}
h2{font-size:clamp(1.4rem,5vw,1.75rem);line-height:1.25;margin:3rem 0 1rem;padding-top:1rem;border-top:1px solid var(--line)}
h3{font-size:1.25rem;line-height:1.3;margin:2rem 0 .5rem}
p,ul,ol,dl{margin:0 0 1rem;max-width:44rem}
li{margin-bottom:.5rem}
a{color:var(--link)}
a:focus,summary:focus,.scroll:focus{outline:3px solid var(--focus);outline-offset:0;box-shadow:0 0 0 5px var(--on-focus);background:var(--focus);color:var(--on-focus)}
.scroll:focus{background:none;color:inherit}
.gate{border:3px solid var(--fail);padding:1rem;margin:1.5rem 0;max-width:44rem}
.gate.pass{border-color:var(--pass)}.gate.untested{border-color:var(--untested)}
.gate p{margin:0}
.gate p+p{margin-top:.5rem}
.gate strong{font-size:1.25rem}
.inset{border-left:.5rem solid var(--link);background:var(--panel);padding:1rem;margin:1.5rem 0;max-width:44rem}
.inset p:last-child{margin:0}
dl.sum{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;border-top:1px solid var(--line)}
dl.sum dt,dl.sum dd{margin:0;padding:.5rem .5rem .5rem 0;border-bottom:1px solid var(--line)}
dl.sum dt{font-weight:700}
.scroll{overflow-x:auto;margin:0 0 1.5rem}
.hint{display:none;position:sticky;left:0;margin:0;font-size:.9rem;color:var(--soft)}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:700;padding:.5rem 0}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line)}
tbody th{font-weight:400;min-width:10rem}
thead th{vertical-align:bottom}
.n{text-align:right}td.n{white-space:nowrap}
.tag{display:inline-block;border:2px solid currentColor;padding:0 .4rem;font-weight:700}
.tag.fail{color:var(--fail)}.tag.review{color:var(--review);border-style:dashed}
.tag.pass{color:var(--pass);border-style:double;border-width:4px}.tag.untested{color:var(--untested);border-style:dotted}
figure{margin:0 0 1rem}
figcaption{font-size:.9rem;color:var(--soft)}
figure.bars{max-width:44rem}
.bars p{margin:.5rem 0 .15rem;font-size:.9rem;line-height:1.3}
svg.chart{display:block;width:100%;height:1.1rem}
.c-fail{color:var(--fail)}.c-review{color:var(--review)}.c-pass{color:var(--pass)}.c-untested{color:var(--untested)}
.chart rect{stroke:var(--ground);stroke-width:1}
.defs{position:absolute;width:0;height:0}
details{border-bottom:1px solid var(--line);margin:0}
summary{cursor:pointer;padding:.6rem 0;color:var(--link);text-decoration:underline}
details[open]>summary{color:var(--text)}
.soft{color:var(--soft)}
code{font:.9em Consolas,Menlo,monospace;overflow-wrap:anywhere}
footer{background:var(--panel);border-top:4px solid var(--bar);margin-top:4rem;padding:1.5rem 0}
@media screen and (max-width:40rem){.hint{display:block}.scroll{border-right:4px solid var(--line)}}
@media (max-width:40rem){dl.sum{grid-template-columns:1fr}dl.sum dt{border-bottom:0;padding-bottom:0}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media print{:root{color-scheme:light;${variables(LIGHT)}}body{font-size:10pt}.skip{display:none}.bar{background:none;color:#000;border-bottom:2pt solid}
.w{max-width:none;padding:0}h2{break-after:avoid;margin-top:1.5rem}h3{break-after:avoid}tr,figure,.gate{break-inside:avoid}thead{display:table-header-group}
.scroll{overflow:visible}details::details-content{content-visibility:visible;block-size:auto}summary{color:#000;text-decoration:none;font-weight:700}@page{size:A4;margin:15mm}}
`;
