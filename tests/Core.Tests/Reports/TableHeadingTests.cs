using OneStop.Core.Reports;

namespace OneStop.Core.Tests.Reports;

public sealed class TableHeadingTests
{
    private static readonly TableColumn[] Columns =
    [
        new("1", "(1)", ["TT"], ColumnKind.Mark),
        new("3", "(3)", ["Tiếp nhận", "Tổng số"], ColumnKind.Count),
        new("4", "(4)", ["Tiếp nhận", "Trong kỳ", "Trực tuyến"], ColumnKind.Count),
        new("5", "(5)", ["Tiếp nhận", "Trong kỳ", "Trực tiếp"], ColumnKind.Count),
        new("7", "(7)", ["Đã giải quyết", "Tổng số"], ColumnKind.Count),
        new("8", "(8)", ["Ghi chú"], ColumnKind.Text),
    ];

    [Fact]
    public void Neighbours_with_a_common_beginning_share_its_cell_and_short_titles_run_down()
    {
        var heading = TableHeading.Of(Columns);

        Assert.Equal(3, heading.Depth);
        Assert.Equal(
            [
                new("TT", 0, 0, 3, 1),
                new("Tiếp nhận", 0, 1, 1, 3),
                new("Đã giải quyết", 0, 4, 1, 1),
                new("Ghi chú", 0, 5, 3, 1),
                new("Tổng số", 1, 1, 2, 1),
                new("Trong kỳ", 1, 2, 1, 2),
                new("Tổng số", 1, 4, 2, 1),
                new("Trực tuyến", 2, 2, 1, 1),
                new("Trực tiếp", 2, 3, 1, 1),
            ],
            heading.Cells);
    }

    [Fact]
    public void The_cells_cover_the_grid_exactly_once()
    {
        var heading = TableHeading.Of(Columns);
        var covered = heading.Cells
            .SelectMany(c => Enumerable.Range(c.Row, c.RowSpan).SelectMany(r => Enumerable.Range(c.Column, c.ColumnSpan).Select(x => (r, x))))
            .ToList();

        Assert.Equal(covered.Count, covered.Distinct().Count());
        Assert.Equal(heading.Depth * Columns.Length, covered.Count);
    }

    [Fact]
    public void A_row_that_would_shift_its_figures_is_refused()
    {
        var table = new Table("x", new PaperHead(null, "SỞ", null, null, null), "X", null, Columns, [new([TableCell.Of(1)])], null, [], null);

        Assert.Throws<InvalidOperationException>(table.Checked);
    }
}
