# The figures of `zerkalo measure`, computed by R (base, survival). Rscript test/oracle/measure.R FILE.csv > FILE.R.csv
# Each line: path in the JSON answer of `zerkalo measure`, value; NA where the estimator gives none.
suppressPackageStartupMessages(library(survival))
window <- 43200
say <- function(path, value) cat(path, ",", if (is.na(value)) "NA" else sprintf("%.15g", value), "\n", sep = "")
d <- read.csv(commandArgs(TRUE)[1], colClasses = "character", na.strings = NULL)
d$delay <- as.numeric(d$delay)
d$size <- as.numeric(d$stratum_size)
d$answered <- !(d$channel %in% c("", "none")) & d$censoring == "" & d$delay <= window
d$answered[is.na(d$answered)] <- FALSE
d$group[d$group == ""] <- paste0("own", which(d$group == ""))

wilson <- function(path, x, n) {
  say(paste0(path, ".x"), x); say(paste0(path, ".n"), n); say(paste0(path, ".p"), x / n)
  ci <- suppressWarnings(prop.test(x, n, correct = FALSE)$conf.int)
  say(paste0(path, ".lower"), if (x == 0) 0 else ci[1]); say(paste0(path, ".upper"), if (x == n) 1 else ci[2])
}
fit_of <- function(a) survfit(Surv(pmin(a$delay, window), a$answered) ~ 1, conf.type = "log-log")
rmean <- function(a) survival:::survmean(fit_of(a), rmean = window)$matrix[c("rmean", "se(rmean)")]

cell <- function(path, d) {
  a <- d[d$delivered != "no", ]
  x <- sum(a$answered)
  wilson(paste0(path, ".rates.AR1"), x, nrow(d))
  wilson(paste0(path, ".rates.AR2"), x, nrow(a))
  for (m in c("email", "phone")) wilson(paste0(path, ".rates.firstContact.", m), sum(a$answered & a$channel == m), nrow(a))
  if (any(table(a$group) > 1)) {
    e <- tapply(a$answered - mean(a$answered), a$group, sum)
    se <- sqrt(length(e) / (length(e) - 1) * sum(e^2)) / nrow(a)
    say(paste0(path, ".rates.AR2clustered.p"), mean(a$answered))
    say(paste0(path, ".rates.AR2clustered.se"), se)
  }
  fit <- fit_of(a)
  q <- quantile(fit, c(.25, .5, .75))
  for (i in 1:3) {
    name <- paste0(path, ".delay.", c("q25", "median", "q75")[i])
    say(paste0(name, ".est"), q$quantile[i]); say(paste0(name, ".lower"), q$lower[i]); say(paste0(name, ".upper"), q$upper[i])
  }
  say(paste0(path, ".delay.restrictedMean.est"), rmean(a)[1])
  say(paste0(path, ".delay.restrictedMean.se"), rmean(a)[2])
  state <- factor(ifelse(a$answered, a$channel, "wait"), levels = c("wait", "email", "phone"))
  aj <- summary(survfit(Surv(pmin(a$delay, window), state) ~ 1), times = c(60, 240, 1440, 2880, 10080, 20160, 43200), extend = TRUE)
  for (t in 1:7) for (k in 1:2) {
    # byChannel lists email, phone, messenger, other for each time
    say(paste0(path, ".delay.byChannel.", (t - 1) * 4 + k - 1, ".cif"), aj$pstate[t, k + 1])
    say(paste0(path, ".delay.byChannel.", (t - 1) * 4 + k - 1, ".se"), aj$std.err[t, k + 1])
  }
  quoted <- a$quotes[a$quotes != ""]
  ends <- strsplit(sub("^from ", "", quoted), "..", fixed = TRUE)
  p <- sapply(ends, function(e) exp(mean(log(as.numeric(e)))))
  say(paste0(path, ".prices.n"), length(p))
  if (length(p) < 2) return(invisible())
  s <- paste0(path, ".prices.summary.")
  for (q in list(c("p10", .1), c("p25", .25), c("median", .5), c("p75", .75), c("p90", .9)))
    say(paste0(s, q[1]), exp(quantile(log(p), as.numeric(q[2]), type = 7)))
  say(paste0(s, "mean"), mean(p)); say(paste0(s, "logSd"), sd(log(p)))
  gm <- t.test(log(p))
  say(paste0(s, "geometricMean"), exp(gm$estimate)); say(paste0(s, "gmLower"), exp(gm$conf.int[1])); say(paste0(s, "gmUpper"), exp(gm$conf.int[2]))
  k <- qbinom(.025, length(p), .5)
  if (pbinom(k, length(p), .5) > .025) k <- k - 1
  say(paste0(s, "medianOrderStat.lower"), if (k < 0) NA else sort(p)[k + 1])
  say(paste0(s, "medianOrderStat.upper"), if (k < 0) NA else sort(p)[length(p) - k])
  own <- a$group[a$quotes != ""]
  if (all(table(own) == 1) || length(unique(own)) < 2) return(invisible())
  s <- paste0(path, ".prices.byOwners.")
  G <- length(unique(own)); n <- length(p)
  # Standard error of a mean, the residuals summed by owner.
  sandwich <- function(y) sqrt(G / (G - 1) * sum(tapply(y - mean(y), own, sum)^2)) / n
  reach <- qt(.975, G - 1) * sandwich(log(p))
  say(paste0(s, "geometricMean.lower"), exp(mean(log(p)) - reach)); say(paste0(s, "geometricMean.upper"), exp(mean(log(p)) + reach))
  middle <- quantile(log(p), .5, type = 7)
  y <- (log(p) < middle) + (log(p) == middle) / 2
  z <- qnorm(.975)
  size <- mean(y) * (1 - mean(y)) / sandwich(y)^2 * (z / qt(.975, G - 1))^2
  share <- (mean(y) + z^2 / (2 * size) + c(-1, 1) * z * sqrt(mean(y) * (1 - mean(y)) / size + z^2 / (4 * size^2))) / (1 + z^2 / size)
  low <- floor(n * share[1]); high <- n + 1 - floor(n * (1 - share[2]))
  say(paste0(s, "median.lower"), if (low < 1) NA else sort(p)[low]); say(paste0(s, "median.upper"), if (high > n) NA else sort(p)[high])
}

cell("all", d)
arms <- sort(unique(d$arm)); strata <- sort(unique(d$stratum))
for (i in seq_along(arms)) cell(paste0("byArm.", i - 1), d[d$arm == arms[i], ])
for (i in seq_along(strata)) cell(paste0("byStratum.", i - 1), d[d$stratum == strata[i], ])

a <- d[d$delivered != "no", ]
h <- split(a, a$stratum)
N <- sapply(h, function(s) s$size[1]); W <- N / sum(N)
n <- sapply(h, nrow); p <- sapply(h, function(s) mean(s$answered))
say("weighted.p", sum(W * p))
say("weighted.se", sqrt(sum(W^2 * (1 - n / N) * p * (1 - p) / (n - 1))))
say("weighted.seNoFpc", sqrt(sum(W^2 * p * (1 - p) / (n - 1))))
if ("doubted" %in% names(d)) {
  yes <- function(name) a$answered & a[[name]] == "yes"
  wilson("ways.doubted", sum(yes("doubted")), sum(a$answered))
  wilson("ways.machineComposed", sum(yes("machine")), sum(a$answered))
  kept <- a[!yes("doubted"), ]
  wilson("ways.AR2withoutDoubted", sum(kept$answered), nrow(kept))
  wilson("ways.AR2machineNotCounted", sum(a$answered & !yes("machine")), nrow(a))
}
if (length(arms) > 1) {
  S <- function(a) Surv(pmin(a$delay, window), a$answered)
  pairs <- combn(arms, 2)
  ps <- numeric()
  for (i in seq_len(ncol(pairs))) {
    two <- a[a$arm %in% pairs[, i], ]
    path <- paste0("comparisons.", i - 1)
    lr <- if (length(strata) > 1) survdiff(S(two) ~ arm + strata(stratum), two) else survdiff(S(two) ~ arm, two)
    ps[i] <- pchisq(lr$chisq, 1, lower.tail = FALSE)
    say(paste0(path, ".delay.logRank.chisq"), lr$chisq)
    say(paste0(path, ".delay.logRank.p"), ps[i])
    m <- rbind(rmean(two[two$arm == pairs[1, i], ]), rmean(two[two$arm == pairs[2, i], ]))
    say(paste0(path, ".delay.restrictedMeanDifference.diff"), m[1, 1] - m[2, 1])
    say(paste0(path, ".delay.restrictedMeanDifference.se"), sqrt(sum(m[, 2]^2)))
    t3 <- table(factor(two$arm, pairs[, i]), factor(two$answered, c(TRUE, FALSE)), two$stratum)
    if (length(strata) > 1) {
      mh <- mantelhaen.test(t3, correct = FALSE)
      say(paste0(path, ".replyRate.cmhChisq"), mh$statistic); say(paste0(path, ".replyRate.cmhP"), mh$p.value)
    }
  }
  adjusted <- p.adjust(ps, "holm")
  for (i in seq_along(ps)) say(paste0("comparisons.", i - 1, ".holm.delay"), adjusted[i])
}
