# lme4.R: what lme4 takes for a model, without the start of R.
#     Rscript lme4.R FORMULA CSV COSTS EFFECTS
# Adds a line to COSTS for each of three fits with their effects and errors: seconds and 0; writes the criterion
# and the effects of all levels as "group,level,effect,std_error" to EFFECTS. FORMULA "InstEval" writes those data as CSV.
suppressMessages(library(lme4))
arguments <- commandArgs(TRUE)
if (arguments[1] == "InstEval") {
	write.csv(InstEval, arguments[2], row.names = FALSE)
	quit()
}
formula <- as.formula(arguments[1])
rows <- read.csv(arguments[2], check.names = FALSE)
for (group in setdiff(unlist(lapply(findbars(formula), all.vars)), all.vars(nobars(formula))))
	rows[[group]] <- factor(rows[[group]])
for (i in 1:3) {
	spent <- system.time({
		fit <- lmer(formula, rows, control = lmerControl(calc.derivs = FALSE, check.conv.singular = "ignore"))
		effects <- ranef(fit, condVar = TRUE)
	})
	cat(spent[["elapsed"]], 0, "\n", file = arguments[3], append = TRUE)
}
cat(sprintf("%.6f\n", REMLcrit(fit)), file = arguments[4])
for (group in names(effects))
	write.table(data.frame(group, rownames(effects[[group]]), effects[[group]][[1]], sqrt(attr(effects[[group]], "postVar")[1, 1, ])),
	    arguments[4], append = TRUE, sep = ",", quote = FALSE, row.names = FALSE, col.names = FALSE)
