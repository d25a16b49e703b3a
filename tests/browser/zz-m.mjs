import { chromium } from "@playwright/test";
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--headless=new","--no-sandbox"] });
const p = await b.newPage({ viewport: { width: 1280, height: 900 } });
await p.goto("http://localhost:8123/"); await p.waitForTimeout(2500);
console.log(await p.evaluate(() => JSON.stringify([...document.querySelectorAll(".ways, .ways > *, .tools, .tools > *, .actions > *, .actions button, .actions input")].map((e) => [e.tagName, e.className, e.textContent.slice(0,20), ...Object.values(e.getBoundingClientRect().toJSON()).slice(0,4).map(Math.round)]), null, 0).replaceAll("],[", "],\n[")));
await b.close();
