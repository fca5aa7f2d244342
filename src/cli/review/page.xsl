<?xml version="1.0" encoding="UTF-8"?>
<!-- A view of logs (review_view.c says its form) as one page. It needs no script to be read,
     and nothing from outside. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:v="urn:lacuna:review:1" exclude-result-prefixes="v">
<xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>
<xsl:param name="css"/>
<xsl:param name="js"/>
<xsl:key name="category" match="v:i[@kind='s']" use="@category"/>
<xsl:key name="any" match="v:i" use="@category"/>
<xsl:key name="rule" match="v:i" use="@rule"/>
<xsl:key name="class" match="v:i[@class]" use="concat(@class, ' ', @type)"/>

<xsl:template match="/v:review">
	<html lang="en">
	<head>
		<meta http-equiv="Content-Security-Policy"
			content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"/>
		<meta name="viewport" content="width=device-width, initial-scale=1"/>
		<meta name="color-scheme" content="light dark"/>
		<title>Review: <xsl:value-of select="count(v:log/v:letter)"/> letters</title>
		<style>
			<xsl:value-of select="$css"/>
			<!-- A hue for each category, far from its neighbours'. -->
			<xsl:for-each select="v:types/v:type[not(@category = preceding-sibling::v:type/@category)]">
				<xsl:text>.c-</xsl:text><xsl:value-of select="@category"/>
				<xsl:text>{--h:</xsl:text>
				<xsl:value-of select="(position() * 137 + 70) mod 360"/>
				<xsl:text>}&#10;</xsl:text>
			</xsl:for-each>
		</style>
	</head>
	<body>
		<a class="skip" href="#letters">To the letters</a>
		<xsl:call-template name="head"/>
		<xsl:call-template name="filter"/>
		<main id="letters">
			<xsl:apply-templates select="v:log/v:letter"/>
			<p id="nothing" hidden="hidden">No item is left by this filter.</p>
		</main>
		<xsl:call-template name="desk"/>
		<script><xsl:value-of select="$js"/></script>
	</body>
	</html>
</xsl:template>

<!-- What was checked, and what is in it. -->
<xsl:template name="head">
	<header>
		<h1>Review of <xsl:value-of select="count(v:log/v:letter)"/>
			<xsl:choose>
				<xsl:when test="count(v:log/v:letter) = 1"> letter</xsl:when>
				<xsl:otherwise> letters</xsl:otherwise>
			</xsl:choose>
		</h1>
		<p class="warn">This page shows letters<xsl:if test="//v:was"> and what was removed
			from them</xsl:if>. Keep it as safe as the letters.</p>
		<div class="sums">
			<table class="sum">
				<caption>Replaced</caption>
				<thead><tr><th scope="col">Category</th><th scope="col" class="num">Items</th></tr></thead>
				<tbody>
				<xsl:for-each select="//v:i[@kind='s'][generate-id() = generate-id(key('category', @category)[1])]">
					<xsl:sort select="count(key('category', @category))" data-type="number" order="descending"/>
					<tr><th scope="row"><span class="chip c-{@category}"><xsl:value-of select="@category"/></span></th>
						<td class="num"><xsl:value-of select="count(key('category', @category))"/></td></tr>
				</xsl:for-each>
				</tbody>
				<tfoot><tr><th scope="row">All</th><td class="num"><xsl:value-of select="count(//v:i[@kind='s'])"/></td></tr></tfoot>
			</table>
			<xsl:if test="//v:i[@class]">
				<table class="sum">
					<caption>Gaps an earlier redaction left</caption>
					<thead><tr><th scope="col">Class</th><th scope="col">What was there</th>
						<th scope="col" class="num">Marked</th><th scope="col" class="num">Left</th></tr></thead>
					<tbody>
					<xsl:for-each select="//v:i[@class][generate-id() = generate-id(key('class', concat(@class, ' ', @type))[1])]">
						<xsl:sort select="@class"/><xsl:sort select="@type"/>
						<xsl:variable name="all" select="key('class', concat(@class, ' ', @type))"/>
						<tr><th scope="row"><xsl:value-of select="@class"/></th><td><xsl:value-of select="@type"/></td>
							<td class="num"><xsl:value-of select="count($all[@kind='s'])"/></td>
							<td class="num"><xsl:value-of select="count($all[@kind='f'])"/></td></tr>
					</xsl:for-each>
					</tbody>
				</table>
			</xsl:if>
			<table class="sum">
				<caption>Logs</caption>
				<thead><tr><th scope="col">Log</th><th scope="col">Checked</th><th scope="col" class="num">Letters</th>
					<th scope="col" class="num">Left for a person</th></tr></thead>
				<tbody>
				<xsl:for-each select="v:log[position() &lt;= 20]">
					<tr><th scope="row"><xsl:value-of select="@name"/></th>
						<td>
						<xsl:choose>
							<xsl:when test="@checked = 'yes'">accounts for every byte of the letters</xsl:when>
							<xsl:otherwise>seals hold; not compared with the letters</xsl:otherwise>
						</xsl:choose>
						<xsl:if test="@note != ''">; <xsl:value-of select="@note"/></xsl:if>
						</td>
						<td class="num"><xsl:value-of select="count(v:letter)"/>
							<xsl:if test="v:letter/@refused">, <xsl:value-of select="count(v:letter[@refused])"/> refused</xsl:if></td>
						<td class="num"><xsl:value-of select="count(.//v:i[@kind='f'])"/></td></tr>
				</xsl:for-each>
				<xsl:if test="count(v:log) &gt; 20">
					<tr><th scope="row">and <xsl:value-of select="count(v:log) - 20"/> more</th>
						<td><xsl:value-of select="count(v:log[position() &gt; 20][@checked = 'yes'])"/> account for every byte</td>
						<td class="num"><xsl:value-of select="count(v:log[position() &gt; 20]/v:letter)"/></td>
						<td class="num"><xsl:value-of select="count(v:log[position() &gt; 20]//v:i[@kind='f'])"/></td></tr>
				</xsl:if>
				</tbody>
			</table>
		</div>
		<p class="small"><xsl:value-of select="v:log[1]/@tool"/>, policy <xsl:value-of select="v:log[1]/@policy"/>,
			style <xsl:value-of select="v:log[1]/@style"/>, originals <xsl:value-of select="v:log[1]/@originals"/>,
			key <xsl:value-of select="v:log[1]/@key"/>.
			Solid marks were replaced, dotted ones seen and left. The number leads to the item's row and back.</p>
	</header>
</xsl:template>

<!-- Comfort: the script shows it. -->
<xsl:template name="filter">
	<form id="filter" role="search" aria-label="Filter items" hidden="hidden">
		<label>Category
			<select id="f-category"><option value="">all</option>
			<xsl:for-each select="//v:i[generate-id() = generate-id(key('any', @category)[1])]">
				<xsl:sort select="@category"/>
				<option><xsl:value-of select="@category"/></option>
			</xsl:for-each></select></label>
		<label>Rule
			<select id="f-rule"><option value="">all</option>
			<xsl:for-each select="//v:i[generate-id() = generate-id(key('rule', @rule)[1])]">
				<xsl:sort select="@rule"/>
				<option><xsl:value-of select="@rule"/></option>
			</xsl:for-each></select></label>
		<label>Score up to
			<input id="f-score" type="number" min="0" max="1" step="0.05" value="1"/></label>
		<label>Show
			<select id="f-state">
				<option value="">all</option>
				<option value="replaced">replaced</option>
				<option value="left">seen and left</option>
				<option value="open">undecided</option>
				<option value="accept">accepted</option>
				<option value="reject">rejected</option>
				<option value="comment">commented</option>
			</select></label>
		<output id="f-count" aria-live="polite"></output>
		<button type="button" id="b-export">Save decisions</button>
		<label class="button">Load<input id="b-import" type="file" accept=".xml" class="hide"/></label>
		<button type="button" id="b-help" aria-expanded="false" aria-controls="help">Keys</button>
		<div id="help" hidden="hidden">
			<kbd>n</kbd> <kbd>j</kbd> next, <kbd>p</kbd> <kbd>k</kbd> previous, <kbd>N</kbd> next letter,
			<kbd>a</kbd> accept, <kbd>r</kbd> reject, <kbd>u</kbd> undecide, <kbd>c</kbd> comment,
			<kbd>m</kbd> mark selected text as missed, <kbd>s</kbd> save decisions, <kbd>Esc</kbd> close.
			Decisions stay in this browser until it is told to forget them:
			<button type="button" id="b-forget">Forget all</button>
		</div>
	</form>
</xsl:template>

<xsl:template name="desk">
	<section id="desk" aria-label="Item in work" hidden="hidden">
		<p id="d-what" aria-live="polite"></p>
		<div class="row">
			<button type="button" id="b-prev" title="previous (p)">‹</button>
			<button type="button" id="b-next" title="next (n)">›</button>
			<button type="button" id="b-accept" aria-pressed="false">Accept</button>
			<button type="button" id="b-reject" aria-pressed="false">Reject</button>
			<label>for <select id="d-scope"><option value="case">its case</option><option value="set">all cases</option></select></label>
			<label class="grow">Comment <input id="d-comment" type="text" autocomplete="off"/></label>
		</div>
		<p id="d-hint" class="small"></p>
	</section>
	<dialog id="missed" aria-labelledby="m-title">
		<form method="dialog">
			<h2 id="m-title">Missed</h2>
			<p>Replace <q id="m-text"></q> from now on</p>
			<p><label>as <select id="m-type">
				<xsl:for-each select="v:types/v:type[@category != 'KEEP']">
					<option value="{@category}:{@type}"><xsl:value-of select="@category"/>: <xsl:value-of select="@type"/></option>
				</xsl:for-each></select></label>
				<label>in <select id="m-scope"><option value="case">its case</option><option value="set">all cases</option></select></label></p>
			<p><label class="grow">Comment <input id="m-comment" type="text" autocomplete="off"/></label></p>
			<p class="row"><button value="ok">Add</button><button value="">Cancel</button></p>
		</form>
	</dialog>
</xsl:template>

<xsl:template match="v:letter">
	<section class="letter" id="{@key}" aria-labelledby="{@key}-h" data-n="{@n}" data-case="{@case}"
		data-log="{../@name}" data-last="{../@last}" data-key="{../@key}">
		<h2 id="{@key}-h"><xsl:value-of select="@id"/>
			<small> letter <xsl:value-of select="@n"/>
				<xsl:if test="@case"> · case <span class="tag"><xsl:value-of select="substring(@case, 1, 12)"/></span></xsl:if>
				· <xsl:value-of select="@bytes-in"/> bytes
				<xsl:if test="@encoding != 'UTF-8'"> · read as <xsl:value-of select="@encoding"/></xsl:if>
			</small></h2>
		<xsl:choose>
			<xsl:when test="@refused">
				<p class="refused">Refused, nothing of it left: <xsl:value-of select="@refused"/></p>
			</xsl:when>
			<xsl:otherwise>
				<div class="pair">
					<xsl:if test="v:body/@text = 'yes'">
						<div class="text"><xsl:apply-templates select="v:body/node()" mode="text"/></div>
					</xsl:if>
					<xsl:apply-templates select="v:body" mode="table"/>
				</div>
			</xsl:otherwise>
		</xsl:choose>
	</section>
</xsl:template>

<xsl:template match="text()" mode="text"><xsl:value-of select="."/></xsl:template>

<xsl:template match="v:i" mode="text">
	<xsl:if test="not(@unplaced)">
		<mark id="{@id}" class="{@kind} c-{@category}" title="{@category} {@type} · {@rule} · {@score}">
			<xsl:value-of select="v:now"/>
			<a class="ref" href="#r-{@id}"><span class="type"><xsl:value-of select="@type"/></span><xsl:if test="@kind = 'f'">?</xsl:if><xsl:value-of select="@n"/></a>
		</mark>
	</xsl:if>
</xsl:template>

<xsl:template match="v:body" mode="table">
	<xsl:variable name="held" select="boolean(v:i/v:was)"/>
	<xsl:if test="not(v:i)"><p class="small">Nothing was replaced or seen.</p></xsl:if>
	<xsl:if test="v:i">
	<div class="side"><table class="items">
		<caption class="hide">Items of <xsl:value-of select="../@id"/></caption>
		<thead><tr><th scope="col">No.</th><th scope="col">Line</th><th scope="col">What</th>
			<xsl:if test="$held"><th scope="col">Original</th></xsl:if>
			<th scope="col">Now</th><th scope="col">Rule</th><th scope="col" class="num">Score</th>
			<th scope="col">Decision</th></tr></thead>
		<tbody>
		<xsl:for-each select="v:i">
			<tr id="r-{@id}" class="{@kind}" data-c="{@category}" data-t="{@type}" data-r="{@rule}" data-s="{@score}">
				<xsl:if test="@digest"><xsl:attribute name="data-d"><xsl:value-of select="@digest"/></xsl:attribute></xsl:if>
				<th scope="row">
					<xsl:choose>
						<xsl:when test="../@text = 'yes' and not(@unplaced)">
							<a href="#{@id}"><xsl:if test="@kind = 'f'">?</xsl:if><xsl:value-of select="@n"/></a>
						</xsl:when>
						<xsl:otherwise><xsl:if test="@kind = 'f'">?</xsl:if><xsl:value-of select="@n"/></xsl:otherwise>
					</xsl:choose>
				</th>
				<td class="num"><xsl:value-of select="@line"/></td>
				<td><span class="chip c-{@category}"><xsl:value-of select="@category"/>
					<xsl:if test="@type != @category"><xsl:text> </xsl:text><xsl:value-of select="@type"/></xsl:if></span></td>
				<xsl:if test="$held"><td class="was"><xsl:value-of select="v:was"/></td></xsl:if>
				<td class="now">
					<xsl:choose>
						<xsl:when test="@kind = 's'"><xsl:value-of select="v:now"/></xsl:when>
						<xsl:otherwise><span class="left">left: <xsl:value-of select="v:now"/></span></xsl:otherwise>
					</xsl:choose>
				</td>
				<td class="rule"><xsl:value-of select="@rule"/>
					<xsl:if test="@note"><span class="note"><xsl:value-of select="@note"/></span></xsl:if></td>
				<td class="num"><xsl:value-of select="@score"/></td>
				<td class="verdict"></td>
			</tr>
		</xsl:for-each>
		</tbody>
	</table></div>
	</xsl:if>
</xsl:template>
</xsl:stylesheet>
